package ingest

type profile struct{}

func itoa(n int) string { return "" }
