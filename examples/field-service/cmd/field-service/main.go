// Command field-service does a day's work once, with the tables that the infrastructure names in its environment: it signs a company up,
// takes a job and sends somebody there. It ends with exit code 1 where a table does not take what a model says.
package main

import (
	"fmt"
	"log"
	"os"
	"time"

	"github.com/pay-theory/dynamorm"
	dynamormcore "github.com/pay-theory/dynamorm/pkg/core"
	"github.com/pay-theory/dynamorm/pkg/session"

	"example.com/field-service/internal/core"
	"example.com/field-service/internal/dispatch"
)

func main() {
	db, err := dynamorm.New(session.Config{Region: os.Getenv("AWS_REGION"), KMSKeyARN: os.Getenv("KMS_KEY_ARN")})
	if err != nil {
		log.Fatal(err)
	}
	if err := signUp(db); err != nil {
		log.Fatalf("signing up: %v", err)
	}
	if err := work(db); err != nil {
		log.Fatalf("working: %v", err)
	}
}

func signUp(db dynamormcore.ExtendedDB) error {
	company := &core.Company{PK: "COMPANY#acme", SK: "PROFILE", ID: "acme", Slug: "acme", Name: "Acme Boilers", Plan: core.PlanCrew, Features: []string{"dispatch"}}
	user := &core.User{PK: "COMPANY#acme", SK: "USER#1", Email: "ann@acme.example", Company: "acme", LastName: "Archer", Phone: "+1 555 0100", Roles: []string{"owner"}}
	signedIn := &core.Session{PK: "SESSION#s1", SK: "SESSION", Email: user.Email, ExpiresAt: time.Now().Add(time.Hour).Unix()}
	for _, one := range []any{company, user, signedIn} {
		if err := db.Model(one).Create(); err != nil {
			return fmt.Errorf("%T: %w", one, err)
		}
	}
	var found core.User
	if err := db.Model(&core.User{}).Where("PK", "=", user.PK).Where("SK", "=", user.SK).First(&found); err != nil {
		return err
	}
	if found.Phone != user.Phone {
		return fmt.Errorf("the phone number %q came back as %q", user.Phone, found.Phone)
	}
	var people []core.User
	if err := db.Model(&core.User{}).Index("gsi-company").Where("Company", "=", "acme").All(&people); err != nil {
		return err
	}
	fmt.Printf("core: %d person of acme, found by gsi-company; the phone number is encrypted\n", len(people))
	return expect("people", len(people), 1)
}

func work(db dynamormcore.ExtendedDB) error {
	owned := dispatch.Owned{TenantID: "acme"}
	starts := time.Now().Truncate(time.Second)
	items := []any{
		&dispatch.Customer{PK: dispatch.Partition("acme", "CUSTOMERS"), SK: "7", FullName: "Berta Braun", Email: "berta@example.com", Owned: owned},
		&dispatch.Technician{PK: dispatch.Partition("acme", "CREW"), SK: "3", FullName: "Carl", Skills: []string{"gas", "solar"}, Zones: []int{4, 5}, HomePhone: "+1 555 0199", Active: true, Owned: owned},
		&dispatch.WorkOrder{PK: dispatch.Partition("acme", "JOBS"), SK: "0001", Number: 1, Status: dispatch.StatusOpen, NextDue: "2030-01-31", Checklist: []dispatch.Task{{Title: "Bleed the radiators"}}, Owned: owned},
		&dispatch.WorkOrder{PK: dispatch.Partition("acme", "JOBS"), SK: "0002", Number: 2, Status: dispatch.StatusDone, NextDue: "2030-01-02", Owned: owned},
		&dispatch.Visit{PK: dispatch.Partition("acme", "VISITS"), SK: "0001#1", Technician: "3", StartsAt: starts, EndsAt: starts.Add(time.Hour), Owned: owned},
	}
	for _, one := range items {
		if err := db.Model(one).Create(); err != nil {
			return fmt.Errorf("%T: %w", one, err)
		}
	}
	var open, due []dispatch.WorkOrder
	if err := db.Model(&dispatch.WorkOrder{}).Index("gsi-status").Where("Status", "=", dispatch.StatusOpen).All(&open); err != nil {
		return err
	}
	if err := db.Model(&dispatch.WorkOrder{}).Index("lsi-due").Where("PK", "=", dispatch.Partition("acme", "JOBS")).Where("NextDue", "<", "2030-01-31").All(&due); err != nil {
		return err
	}
	var visits []dispatch.Visit
	if err := db.Model(&dispatch.Visit{}).Index("gsi-technician").Where("Technician", "=", "3").All(&visits); err != nil {
		return err
	}
	fmt.Printf("dispatch: %d job is open by gsi-status, %d is due by lsi-due, %d visit of technician 3 by gsi-technician\n", len(open), len(due), len(visits))
	if err := expect("open jobs", len(open), 1); err != nil {
		return err
	}
	if err := expect("due jobs", len(due), 1); err != nil {
		return err
	}
	return expect("visits", len(visits), 1)
}

func expect(what string, found, expected int) error {
	if found != expected {
		return fmt.Errorf("%d %s were found, and there are %d", found, what, expected)
	}
	return nil
}
