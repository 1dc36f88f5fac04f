package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// segment says where a segment goes on: behind a key, at its beginning (no key), or nowhere (done).
type segment struct {
	Next map[string]keyValue `json:"next,omitempty"`
	Done bool                `json:"done,omitempty"`
}

// keyValue is the value of a key, in the form of DynamoDB's JSON.
type keyValue struct {
	S *string `json:"S,omitempty"`
	N *string `json:"N,omitempty"`
	B []byte  `json:"B,omitempty"`
}

// state says how far a run has come.
type state struct {
	Run      string    `json:"run"`
	Written  int       `json:"written"`
	Skipped  int       `json:"skipped"`
	Segments []segment `json:"segments"`

	mutex sync.Mutex
}

// readState gives the state of an earlier run of the same options, or a new one.
func readState(o options) (*state, error) {
	text, err := os.ReadFile(o.state)
	if os.IsNotExist(err) {
		return &state{Run: o.identity(), Segments: make([]segment, o.segments)}, nil
	}
	if err != nil {
		return nil, err
	}
	s := &state{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, err
	}
	if s.Run != o.identity() {
		return nil, fmt.Errorf("%s is the state of another run: %s. Name another file, or remove it", o.state, s.Run)
	}
	return s, nil
}

// advance notes a page of a segment, and writes the state as a whole: a run that is killed leaves the one before.
func (s *state) advance(file string, at int, next map[string]types.AttributeValue, written, skipped int) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.Written += written
	s.Skipped += skipped
	s.Segments[at] = segment{Next: toState(next), Done: next == nil}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.WriteFile(file+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

// done says whether all segments are.
func (s *state) done() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	count := 0
	for _, one := range s.Segments {
		if one.Done {
			count++
		}
	}
	return count
}

func toState(key map[string]types.AttributeValue) map[string]keyValue {
	out := map[string]keyValue{}
	for name, value := range key {
		switch v := value.(type) {
		case *types.AttributeValueMemberS:
			out[name] = keyValue{S: &v.Value}
		case *types.AttributeValueMemberN:
			out[name] = keyValue{N: &v.Value}
		case *types.AttributeValueMemberB:
			out[name] = keyValue{B: v.Value}
		}
	}
	return out
}

func fromState(key map[string]keyValue) map[string]types.AttributeValue {
	if len(key) == 0 {
		return nil
	}
	out := map[string]types.AttributeValue{}
	for name, value := range key {
		switch {
		case value.S != nil:
			out[name] = &types.AttributeValueMemberS{Value: *value.S}
		case value.N != nil:
			out[name] = &types.AttributeValueMemberN{Value: *value.N}
		default:
			out[name] = &types.AttributeValueMemberB{Value: value.B}
		}
	}
	return out
}
