// Command print-models prints what DynamORM itself makes of the models, as JSON. The checks of this repository hold the model document,
// which was read from the source without running it, against that.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/pay-theory/dynamorm/pkg/dms"
	"github.com/pay-theory/dynamorm/pkg/model"

	"example.com/field-service/internal/core"
	"example.com/field-service/internal/dispatch"
)

func main() {
	registry := model.NewRegistry()
	var printed []dms.Model
	for _, one := range append(core.Models(), dispatch.Models()...) {
		if err := registry.Register(one); err != nil {
			log.Fatalf("%T: %v", one, err)
		}
		metadata, err := registry.GetMetadata(one)
		if err != nil {
			log.Fatal(err)
		}
		described, err := dms.FromMetadata(metadata)
		if err != nil {
			log.Fatalf("%T: %v", one, err)
		}
		printed = append(printed, described)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(printed); err != nil {
		log.Fatal(err)
	}
}
