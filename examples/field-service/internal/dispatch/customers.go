package dispatch

import "example.com/field-service/internal/record"

// Customer is whom a company works for: TENANT#<company>#CUSTOMERS, <id>.
type Customer struct {
	_        struct{}       `dynamorm:"naming:snake_case"`
	PK       string         `dynamorm:"pk"`
	SK       string         `dynamorm:"sk"`
	FullName string         `dynamorm:"lsi:lsi-name,sk,omitempty"`
	Email    string         `dynamorm:"encrypted"`
	Billing  record.Address `dynamorm:"attr:billing_address"`
	Owned
}

// Site is a place with things to look after: TENANT#<company>#SITES, <customer>#<id>.
type Site struct {
	_          struct{} `dynamorm:"naming:snake_case"`
	PK         string   `dynamorm:"pk"`
	SK         string   `dynamorm:"sk"`
	Label      string   `dynamorm:"lsi:lsi-name,sk,attr:full_name,omitempty"`
	DoorCode   string   `dynamorm:"encrypted"`
	Latitude   float64
	Longitude  float64
	OpenOn     []string `dynamorm:"set,omitempty"`
	Directions string   `dynamorm:"omitempty"`
	Owned
}

// Asset is a thing that is looked after, such as a boiler: TENANT#<company>#ASSETS, <site>#<id>.
type Asset struct {
	_          struct{}         `dynamorm:"naming:snake_case"`
	PK         string           `dynamorm:"pk"`
	SK         string           `dynamorm:"sk"`
	Serial     string           `dynamorm:"index:gsi-serial,omitempty"`
	Model      string           `dynamorm:"omitempty"`
	Readings   map[string]int64 `dynamorm:"omitempty"`
	Manual     []byte           `dynamorm:"binary"`
	NextDue    string           `dynamorm:"lsi:lsi-due,sk,omitempty"`
	Attributes struct{ Power, Pressure float64 }
	Owned
}
