// Package record holds what every item carries, whatever it is about.
package record

import "time"

// Stamped is embedded by all models: DynamORM sets and checks these fields by itself.
type Stamped struct {
	CreatedAt time.Time `dynamorm:"created_at" json:"createdAt"`
	UpdatedAt time.Time `dynamorm:"updated_at" json:"updatedAt"`
	Version   int64     `dynamorm:"version" json:"version"`
}

// Cents is an amount of money.
type Cents int64

// Address is where something stands.
type Address struct {
	Street  string
	Town    string
	Country string
}
