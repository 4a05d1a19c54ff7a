module taihang

go 1.26.0
