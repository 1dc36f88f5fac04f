package core

import "example.com/field-service/internal/record"

// Plan is what a company pays for.
type Plan string

const (
	PlanFree Plan = "free"
	PlanCrew Plan = "crew"
)

// Company is a tenant of the platform: COMPANY#<id>, PROFILE.
type Company struct {
	PK        string         `dynamorm:"pk,attr:PK"`
	SK        string         `dynamorm:"sk,attr:SK"`
	ID        string         `dynamorm:"attr:id"`
	Slug      string         `dynamorm:"attr:slug,index:gsi-slug,omitempty"`
	Name      string         `json:"name"`
	Plan      Plan           `json:"plan"`
	Address   record.Address `json:"address"`
	Features  []string       `dynamorm:"set,omitempty"`
	Balance   record.Cents
	Suspended bool
	record.Stamped
}

// APIKey lets a company's own programs in: COMPANY#<id>, KEY#<hash>. Only the hash is kept.
type APIKey struct {
	PK       string   `dynamorm:"pk,attr:PK"`
	SK       string   `dynamorm:"sk,attr:SK"`
	Hash     string   `dynamorm:"index:gsi-key-hash,omitempty"`
	Scopes   []string `dynamorm:"set,omitempty"`
	LastUsed int64    `dynamorm:"omitempty"`
	record.Stamped
}
