package corpus

import (
	"encoding/binary"
	"math"
	"strings"

	"taihang/geo/projection"
)

// metres are squares in the 3° zone about 117° E, without the zone's number, to
// the millimetre.
func metres(list ...square) (out []string) {
	crs, _ := projection.ByEPSG(4548)
	for _, s := range list {
		ring := s.ring()
		for i, p := range ring {
			x, y := crs.Proj.Forward(p[0], p[1])
			ring[i] = [2]float64{math.Round(x*1000) / 1000, math.Round(y*1000) / 1000}
		}
		out = append(out, feature(s, polygon(coordinates(ring))))
	}
	return out
}

// threeRows are the boundaries of the three counties.
const threeRows = `
	= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
	= boundary 130626 定兴县 5 points, 115.600 39.000 to 116.000 39.400
	= boundary 130630 涞源县 5 points, 114.500 39.100 to 114.900 39.500
	file: not-in-use
`

var layers = []Case{
	{
		File: "layer/plain.geojson", What: "GeoJSON with nothing wrong", Body: raw(collection("", squares(three...)...)),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries plain county EPSG:4326` + threeRows,
	},
	{
		File: "layer/gbk.geojson", What: "GeoJSON in GBK, which the standard does not allow and Chinese programs write", Body: gbk(collection("", squares(three...)...)),
		Want: `
			boundaries GB18030: 3 = 3 + 0 + 0
			= boundaries gbk county EPSG:4326` + threeRows,
	},
	{
		File: "layer/mark.geojson", What: "GeoJSON with a byte order mark; the year in the file's name is that of the boundaries", Body: raw("\ufeff" + collection("", squares(three...)...)),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries mark county EPSG:4326` + threeRows,
	},
	{
		File: "layer/one-bad.geojson", What: "One feature with a text for a coordinate, one without a geometry, one with a point, one with a collection: four of seven are lost, and named", Body: raw(collection("", append(squares(three...),
			feature(square{"130631", "望都县", 0, 0}, `{"type":"Polygon","coordinates":[[[115.1,38.7],["115.2",38.7],[115.2,38.8],[115.1,38.7]]]}`),
			feature(square{"130633", "易县", 0, 0}, `null`),
			feature(square{"130634", "曲阳县", 0, 0}, `{"type":"Point","coordinates":[114.7,38.6]}`),
			feature(square{"130632", "安新县", 0, 0}, `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[115.9,38.9]}]}`))...)),
		Want: `
			boundaries UTF-8: 7 = 3 + 4 + 0
			= boundaries one-bad county EPSG:4326
			4: geo.geometry-broken
			5: geo.no-geometry
			6: geo.point
			7: geo.collection` + threeRows,
	},
	{
		File: "layer/codes.geojson", What: "A code that stands twice, one that is none, one as a number with a fraction", Body: raw(collection("", append(squares(three...),
			feature(square{"130624", "龙泉关", 0, 0}, polygon(coordinates(square{lon: 110, lat: 38}.ring()))),
			feature(square{"1306", "保定市", 0, 0}, polygon(coordinates(square{lon: 111, lat: 38}.ring()))),
			strings.Replace(feature(square{"130631", "望都县", 0, 0}, polygon(coordinates(square{lon: 115.1, lat: 38.7}.ring()))), `"130631"`, `130631.0`, 1))...)),
		Want: `
			boundaries UTF-8: 6 = 4 + 2 + 0
			= boundaries codes county EPSG:4326
			4: geo.code-twice
			5: division-unknown
			= boundary 130631 望都县 5 points, 114.900 38.500 to 115.300 38.900` + threeRows,
	},
	{
		File: "layer/parts.geojson", What: "A county in three features, an islet first, and one of them once more: its parts are put together", Body: raw(collection("", append(
			squares(square{"130626", "定兴县", 116.5, 39.2}), append(squares(three...), squares(square{"130626", "定兴县", 117.1, 39.2}, square{"130626", "定兴县", 116.5, 39.2})...)...)...)),
		Want: `
			boundaries UTF-8: 6 = 5 + 1 + 0
			file: geo.parts
			6: geo.feature-twice
			= boundaries parts county EPSG:4326
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130626 定兴县 15 points, 115.600 39.000 to 117.300 39.400
			= boundary 130630 涞源县 5 points, 114.500 39.100 to 114.900 39.500
			file: not-in-use`,
	},
	{
		File: "layer/rings.geojson", What: "A ring that is not closed, one the wrong way round, one without area, a hole", Body: raw(collection("",
			feature(fuping, polygon(coordinates(fuping.ring()[:4]))),
			feature(dingxing, polygon(coordinates([][2]float64{{115.6, 39}, {116, 39}, {116, 39.4}, {115.6, 39.4}, {115.6, 39}}))),
			feature(laiyuan, polygon(coordinates(laiyuan.ring()), `[[114.6,39.2],[114.7,39.2],[114.6,39.2]]`)))),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries rings county EPSG:4326
			3: geo.ring-degenerate` + threeRows,
	},
	{
		File: "layer/latitude-first.geojson", What: "Latitude before longitude in all coordinates", Body: raw(collection("", squares(swap(three)...)...)),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries latitude-first county EPSG:4326
			file: geo.axes-swapped
			file: geo.crs-assumed` + threeRows,
	},
	{
		File: "layer/one-swapped.geojson", What: "Latitude before longitude in one feature of four: that one is not loaded, and named", Body: raw(collection("", squares(append(three, swap([]square{{"130631", "望都县", 115.1, 38.7}})...)...)...)),
		Want: `
			boundaries UTF-8: 4 = 3 + 1 + 0
			= boundaries one-swapped county EPSG:4326
			4: geo.swapped` + threeRows,
	},
	{
		File: "layer/half-swapped.geojson", What: "Latitude before longitude in two features of four: which two is not for the program to say", Body: raw(collection("", squares(append(three[:2:2], swap(three[1:])...)...)...)),
		Want: `refused: ingest.axes`,
	},
	{
		File: "layer/crs84.geojson", What: "The reference system is named, as GDAL writes it", Body: raw(collection(`"name":"县界","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},`, squares(three...)...)),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries crs84 county EPSG:4490` + threeRows,
	},
	{
		File: "layer/crs-unknown.geojson", What: "A reference system that nobody knows", Body: raw(collection(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::99999"}},`, squares(three...)...)),
		Want: `refused: ingest.nocrs`,
	},
	{
		File: "layer/empty.geojson", What: "A collection without a feature", Body: raw(collection("")),
		Want: `refused: ingest.nofeature`,
	},
	{
		File: "layer/cut.geojson", What: "The copy broke off", Body: cut(raw(collection("", squares(three...)...)), 60),
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "layer/former.geojson", What: "Boundaries with the codes of another year: followed where a county has one heir", Body: raw(collection("", squares(square{"130729", "万全县", 114.7, 40.8}, square{"130721", "宣化县", 115, 40.6})...)),
		Want: `
			boundaries UTF-8: 2 = 2 + 0 + 0
			file: not-in-use
			1 code: recoded
			2 code: divided
			= boundaries former county EPSG:4326
			= boundary 130708 万全县 5 points, 114.500 40.600 to 114.900 41.000
			= boundary 130721 宣化县 5 points, 114.800 40.400 to 115.200 40.800`,
	},
	{
		File: "layer/gbk-cpg/县界.shp", What: "A shapefile in GBK, and its .cpg says so", Body: threeShp, Beside: parts("layer/gbk-cpg/县界", dbf(0, inGBK, named(three...)...), prj4490, "GBK"),
		Want: `
			boundaries GBK: 3 = 3 + 0 + 0
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/gbk-bare/县界.shp", What: "A shapefile in GBK without .cpg, and nothing in the .dbf says so", Body: threeShp, Beside: parts("layer/gbk-bare/县界", dbf(0, inGBK, named(three...)...), prj4490, ""),
		Want: `
			boundaries GBK: 3 = 3 + 0 + 0
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/cpg-wrong/县界.shp", What: "The .cpg says UTF-8, the texts are GBK", Body: threeShp, Beside: parts("layer/cpg-wrong/县界", dbf(0x4d, inGBK, named(three...)...), prj4490, "UTF-8"),
		Want: `
			boundaries GBK: 3 = 3 + 0 + 0
			file: geo.cpg-wrong
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/utf8-as-gbk/县界.shp", What: "The .cpg says GBK, the texts are UTF-8", Body: threeShp, Beside: parts("layer/utf8-as-gbk/县界", dbf(0x4d, inUTF8, named(three...)...), prj4490, "GBK"),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			file: geo.cpg-wrong
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/no-prj/县界.shp", What: "No .prj: degrees by the range of the coordinates, and told", Body: threeShp, Beside: parts("layer/no-prj/县界", dbf(0, inUTF8, named(three...)...), "", "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			file: geo.crs-assumed
			= boundaries 县界 county EPSG:4326` + threeRows,
	},
	{
		File: "layer/prj-unknown/县界.shp", What: "A .prj that describes a projection of nobody", Body: threeShp, Beside: parts("layer/prj-unknown/县界", dbf(0, inUTF8, named(three...)...), prjUTM, "UTF-8"),
		Want: `refused: ingest.nocrs`,
	},
	{
		File: "layer/metres.geojson", What: "Metres, and nothing says of which zone: each is shown, with what speaks for it, and none is taken", Body: raw(collection("", metres(three...)...)),
		Want: `refused: ingest.whichcrs`,
	},
	{
		File: "layer/metres-settled.geojson", What: "The same after the user has chosen", Body: raw(collection("", metres(three...)...)),
		Mapping: `{"crs": "EPSG:4548"}`,
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries metres-settled county EPSG:4548` + threeRows,
	},
	{
		File: "layer/no-dbf/县界.shp", What: "The .shp alone: there are no codes", Body: threeShp, Beside: parts("layer/no-dbf/县界", nil, prj4490, ""),
		Want: `refused: ingest.nofeature`,
	},
	{
		File: "layer/dbf-short/县界.shp", What: "Fewer rows in the .dbf than shapes: those without a row have no code", Body: threeShp, Beside: parts("layer/dbf-short/县界", dbf(0, inUTF8, named(fuping, dingxing)...), prj4490, "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 2 + 1 + 0
			file: geo.dbf-rows
			3: geo.no-code
			file: not-in-use
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130626 定兴县 5 points, 115.600 39.000 to 116.000 39.400`,
	},
	{
		File: "layer/dbf-long/县界.shp", What: "More rows in the .dbf than shapes", Body: threeShp, Beside: parts("layer/dbf-long/县界", dbf(0, inUTF8, named(append(three, fuping)...)...), prj4490, "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			file: geo.dbf-rows
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/shp-cut/县界.shp", What: "The .shp breaks off in the middle of a shape: the shapes before it are read", Body: cut(threeShp, 40), Beside: parts("layer/shp-cut/县界", dbf(0, inUTF8, named(three...)...), prj4490, "UTF-8"), Records: 2,
		Want: `
			boundaries UTF-8: 2 = 2 + 0 + 0
			file: geo.shp-length
			file: geo.shp-truncated
			file: geo.dbf-rows
			file: not-in-use
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130626 定兴县 5 points, 115.600 39.000 to 116.000 39.400`,
	},
	{
		File: "layer/shp-empty/县界.shp", What: "A shape without points, as a deleted feature leaves", Body: func() []byte { return shp(5, polygonRecord(fuping), []byte{0, 0, 0, 0}, polygonRecord(laiyuan)) },
		Beside: parts("layer/shp-empty/县界", dbf(0, inUTF8, named(three...)...), prj4490, "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 2 + 1 + 0
			2: geo.no-geometry
			file: not-in-use
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130630 涞源县 5 points, 114.500 39.100 to 114.900 39.500`,
	},
	{
		File: "layer/points/县城.shp", What: "A shapefile of points", Body: func() []byte { return shp(1, append([]byte{1, 0, 0, 0}, make([]byte, 16)...)) }, Beside: parts("layer/points/县城", dbf(0, inUTF8, named(fuping)...), prj4490, "UTF-8"),
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "layer/part.dbf", What: "The .dbf of a shapefile in the place of the .shp", Body: func() []byte { return dbf(0, inUTF8, named(three...)...) },
		Want: `refused: ingest.layerpart`,
	},
	{
		File: "layer/gbk-names.zip", What: "A shapefile in a zip whose names are GBK and do not say so", Body: func() []byte {
			return archive(entry{string(inGBK("县界.shp")), threeShp()}, entry{string(inGBK("县界.dbf")), dbf(0x4d, inGBK, named(three...)...)}, entry{string(inGBK("县界.prj")), []byte(prj4490)})
		},
		Want: `
			boundaries GBK: 3 = 3 + 0 + 0
			= boundaries gbk-names county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/two-layers.zip", What: "Two layers in a zip: the first is read, and told", Body: func() []byte {
			d := dbf(0, inUTF8, named(three...)...)
			return archive(entry{"a.shp", threeShp()}, entry{"a.dbf", d}, entry{"a.prj", []byte(prj4490)}, entry{"b.shp", threeShp()}, entry{"b.dbf", d})
		}, Records: 3,
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			file: geo.zip-layers
			= boundaries two-layers county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/finder.zip", What: "A zip made on macOS, with what it keeps of each file beside it: one layer", Body: func() []byte {
			note := []byte("\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X")
			return archive(entry{"__MACOSX/界/._县界.shp", note}, entry{"__MACOSX/界/县界.geojson", note}, entry{"界/._县界.shp", note},
				entry{"界/县界.shp", threeShp()}, entry{"界/县界.dbf", dbf(0, inUTF8, named(three...)...)}, entry{"界/县界.prj", []byte(prj4490)})
		},
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries finder county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "layer/nothing.zip", What: "A zip without a layer", Body: func() []byte { return archive(entry{"readme.txt", []byte("nothing")}) },
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "layer/plain.kml", What: "KML, with a height in its coordinates", Body: raw(kml("", three...)),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries plain county EPSG:4326` + threeRows,
	},
	{
		File: "layer/plain.gpkg", What: "A GeoPackage of one layer", Body: func() []byte { return gpkg(map[string][]square{"县界": three}, "县界") }, Records: 3,
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries plain county EPSG:4490` + threeRows,
	},
	{
		File: "layer/two.gpkg", What: "A GeoPackage of two layers, of which the user chose one", Body: func() []byte {
			return gpkg(map[string][]square{"市界": {{"130600", "保定市", 115, 39}}, "县界": three}, "市界", "县界")
		}, Records: 3, Mapping: `{"layer": "县界"}`,
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries two county EPSG:4490` + threeRows,
	},
	{
		File: "layer/cut.gpkg", What: "A GeoPackage that broke off", Body: cut(func() []byte { return gpkg(map[string][]square{"县界": three}, "县界") }, 5000),
		Want: `refused: store.outside`,
	},
	{
		File: "layer/plain.topojson", What: "TopoJSON: borders once, quantised, an arc backwards", Body: raw(`{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[114,38]},"objects":{"counties":{"type":"GeometryCollection","geometries":[` +
			`{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"130624","name":"阜平县"}},{"type":"Polygon","arcs":[[-1,2]],"properties":{"code":"130630","name":"涞源县"}}]}},"arcs":[[[0,6],[4,0]],[[4,6],[0,4],[-4,0],[0,-4]],[[0,6],[0,-4],[4,0],[0,4]]]}` + "\n"), Records: 2,
		Want: `
			boundaries UTF-8: 2 = 2 + 0 + 0
			file: not-in-use
			= boundaries plain county EPSG:4326
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130630 涞源县 5 points, 114.000 38.200 to 114.400 38.600`,
	},
}

func threeShp() []byte { return shp(5, outlines(three...)...) }

func swap(list []square) (out []square) {
	for _, s := range list {
		s.lon, s.lat = s.lat, s.lon
		out = append(out, s)
	}
	return out
}

// parts lie beside a .shp.
func parts(name string, dbf []byte, prj, cpg string) map[string][]byte {
	m := map[string][]byte{}
	if dbf != nil {
		m[name+".dbf"] = dbf
	}
	if prj != "" {
		m[name+".prj"] = []byte(prj)
	}
	if cpg != "" {
		m[name+".cpg"] = []byte(cpg)
	}
	return m
}

func kml(doctype string, list ...square) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + doctype + `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>`)
	for _, s := range list {
		b.WriteString(`<Placemark><name>` + s.name + `</name><ExtendedData><Data name="code"><value>` + s.code + `</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>`)
		for _, p := range s.ring() {
			b.WriteString(strings.Trim(coordinates([][2]float64{p}), "[]") + ",0 ")
		}
		b.WriteString(`</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`)
	}
	return b.String() + `</Document></kml>`
}

// pointless is a shape that claims more points than any file has.
func pointless() []byte {
	b := polygonRecord(laiyuan)
	binary.LittleEndian.PutUint32(b[40:], 1e9)
	return b
}
