// Package core holds what belongs to the platform rather than to a company on it: companies, their people and how they sign in.
// All of it lives in one table.
package core

import (
	"cmp"
	"os"
)

// tableVariable names the table. It is set by the infrastructure; the literal is for tests on a developer's machine.
const tableVariable = "CORE_TABLE_NAME"

func (Company) TableName() string    { return cmp.Or(os.Getenv(tableVariable), "core") }
func (User) TableName() string       { return cmp.Or(os.Getenv(tableVariable), "core") }
func (Session) TableName() string    { return cmp.Or(os.Getenv(tableVariable), "core") }
func (Invitation) TableName() string { return cmp.Or(os.Getenv(tableVariable), "core") }
func (APIKey) TableName() string     { return cmp.Or(os.Getenv(tableVariable), "core") }

// Models are all models of the table.
func Models() []any {
	return []any{Company{}, User{}, Session{}, Invitation{}, APIKey{}}
}
