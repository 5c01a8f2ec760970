"""The pure core: a flow is data, a run is a value, and one function moves it."""
