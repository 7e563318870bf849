"""The numbers of the chapter on what interviews ask beyond recurrent networks."""
