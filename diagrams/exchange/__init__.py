"""A whole flow in the formats of other tools: Mermaid, PlantUML, SCXML, XState."""
