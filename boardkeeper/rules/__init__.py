"""Pure rules over plain values: standard library, holidays and dateutil only."""
