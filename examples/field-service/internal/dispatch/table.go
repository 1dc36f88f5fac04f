// Package dispatch holds the daily work of the companies: whom they work for, what is to be done, who does it and with what.
//
// All companies share one table. Its partition key begins with the company, so that a session of one company reaches nothing of another.
// The names of attributes are snake_case, which every model says by a blank field.
package dispatch

import (
	"os"

	"example.com/field-service/internal/record"
)

// TableVariable names the table of all models of this package.
const TableVariable = "DISPATCH_TABLE_NAME"

// The company that owns an item begins its partition key.
const companyPrefix = "TENANT#"

// Table says where models live.
type Table struct{}

// TableName is that of every model that embeds Table.
func (Table) TableName() string {
	if name := os.Getenv(TableVariable); name != "" {
		return name
	}
	return "dispatch"
}

// Owned is embedded by all models of this package: where they live, whose they are, and when they changed.
type Owned struct {
	Table
	TenantID string `json:"tenantId"`
	record.Stamped
}

// Partition is the partition key of a company's items of one kind, such as TENANT#acme#JOBS.
func Partition(company, kind string) string {
	return companyPrefix + company + "#" + kind
}

// Models are all models of the table.
func Models() []any {
	return []any{Customer{}, Site{}, Asset{}, WorkOrder{}, Visit{}, Technician{}, TimeEntry{}, StockItem{}}
}
