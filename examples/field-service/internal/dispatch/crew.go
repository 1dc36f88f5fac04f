package dispatch

import "example.com/field-service/internal/record"

// Technician does the work: TENANT#<company>#CREW, <id>.
type Technician struct {
	_         struct{} `dynamorm:"naming:snake_case"`
	PK        string   `dynamorm:"pk"`
	SK        string   `dynamorm:"sk"`
	FullName  string   `dynamorm:"lsi:lsi-name,sk,omitempty"`
	Skills    []string `dynamorm:"set,omitempty"`
	Zones     []int    `dynamorm:"set,omitempty"`
	HomePhone string   `dynamorm:"encrypted"`
	Active    bool
	Owned
}

// StockItem is what lies in a van: TENANT#<company>#STOCK, <van>#<part>.
type StockItem struct {
	_        struct{} `dynamorm:"naming:snake_case"`
	PK       string   `dynamorm:"pk"`
	SK       string   `dynamorm:"sk"`
	Serial   string   `dynamorm:"index:gsi-serial,pk,sparse,omitempty"`
	Quantity int64
	Price    record.Cents
	Owned
}
