"""The numbers of the FAQ's pages, a module a page; names are unique over all of them."""
