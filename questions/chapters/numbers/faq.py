"""The numbers of the FAQ's pages."""
