"""The KPIs page: where every indicator stands, its course, and the cell each figure came from."""
