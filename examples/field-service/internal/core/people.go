package core

import "example.com/field-service/internal/record"

// User is a person who signs in: COMPANY#<id>, USER#<id>.
type User struct {
	PK       string            `dynamorm:"pk,attr:PK"`
	SK       string            `dynamorm:"sk,attr:SK"`
	Email    string            `dynamorm:"index:gsi-email,omitempty"`
	Company  string            `dynamorm:"index:gsi-company,omitempty"`
	LastName string            `dynamorm:"index:gsi-company,sk,omitempty"`
	Phone    string            `dynamorm:"encrypted"`
	Roles    []string          `dynamorm:"set,omitempty"`
	Settings map[string]string `dynamorm:"omitempty"`
	Password []byte            `dynamorm:"binary" json:"-"`
	// Display is made when it is asked for.
	Display string `dynamorm:"-"`
	record.Stamped
}

// Session is a signed-in browser: SESSION#<token>, SESSION. DynamoDB forgets it when it ends.
type Session struct {
	PK        string `dynamorm:"pk,attr:PK"`
	SK        string `dynamorm:"sk,attr:SK"`
	Email     string `dynamorm:"index:gsi-email,omitempty"`
	ExpiresAt int64  `dynamorm:"ttl"`
	Agent     string `dynamorm:"omitempty"`
	record.Stamped
}

// Invitation waits for somebody to accept it: INVITATION#<token>, INVITATION.
type Invitation struct {
	PK        string `dynamorm:"pk,attr:PK"`
	SK        string `dynamorm:"sk,attr:SK"`
	Email     string `dynamorm:"index:gsi-email,omitempty"`
	Company   string `dynamorm:"index:gsi-company,omitempty"`
	LastName  string `dynamorm:"index:gsi-company,sk,omitempty"`
	ExpiresAt int64  `dynamorm:"ttl"`
	record.Stamped
}
