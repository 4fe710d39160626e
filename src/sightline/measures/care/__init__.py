"""Children in care: how many, by what route, where they live, and whether they are seen."""
