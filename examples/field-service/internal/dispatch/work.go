package dispatch

import (
	"time"

	"example.com/field-service/internal/record"
)

// Status is how far a job is.
type Status string

const (
	StatusOpen Status = "open"
	StatusDone Status = "done"
)

// Task is a line of a job's checklist.
type Task struct {
	Title string
	Done  bool
}

// WorkOrder is a job: TENANT#<company>#JOBS, <number>.
type WorkOrder struct {
	_         struct{} `dynamorm:"naming:snake_case"`
	PK        string   `dynamorm:"pk"`
	SK        string   `dynamorm:"sk"`
	Number    int64
	Status    Status `dynamorm:"index:gsi-status,pk,omitempty"`
	NextDue   string `dynamorm:"lsi:lsi-due,sk,index:gsi-status,sk,omitempty"`
	AssetID   string `dynamorm:"omitempty"`
	Checklist []Task
	Labels    map[string]string `dynamorm:"omitempty"`
	Quote     record.Cents
	Parts     []string `dynamorm:"set,omitempty"`
	Report    any      `dynamorm:"json,omitempty"`
	Owned
}

// Visit is when somebody goes there: TENANT#<company>#VISITS, <job>#<id>.
type Visit struct {
	_          struct{}  `dynamorm:"naming:snake_case"`
	PK         string    `dynamorm:"pk"`
	SK         string    `dynamorm:"sk"`
	Technician string    `dynamorm:"index:gsi-technician,pk,omitempty"`
	StartsAt   time.Time `dynamorm:"index:gsi-technician,sk"`
	EndsAt     time.Time
	Signature  []byte `dynamorm:"binary"`
	Owned
}

// TimeEntry is what is paid: TENANT#<company>#TIME, <technician>#<id>. It is kept for two years.
type TimeEntry struct {
	_          struct{}  `dynamorm:"naming:snake_case"`
	PK         string    `dynamorm:"pk"`
	SK         string    `dynamorm:"sk"`
	Technician string    `dynamorm:"index:gsi-technician,pk,omitempty"`
	StartsAt   time.Time `dynamorm:"index:gsi-technician,sk"`
	Minutes    int32
	Rate       record.Cents
	ForgetAt   int64 `dynamorm:"ttl"`
	Owned
}
