"""Programs that chapters show and run; what is printed on a page is what was executed."""
