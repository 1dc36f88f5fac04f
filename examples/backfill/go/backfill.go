package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// options say what is rewritten, where, and how fast.
type options struct {
	table, index, from, to, mode, state, endpoint string
	segments                                      int
	rate                                          float64
}

// identity is what a state belongs to: a state of another run is refused.
func (o options) identity() string {
	return fmt.Sprintf("%s %s %s %s %s %d", o.table, o.index, o.from, o.to, o.mode, o.segments)
}

// pageSize is the number of items of one page, which are written at the same time.
const pageSize = 100

// backfill rewrites every pending item once. It may be stopped at any time and started again: what is done is not done twice.
func backfill(ctx context.Context, client *dynamodb.Client, o options, s *state) error {
	table, err := client.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &o.table})
	if err != nil {
		return err
	}
	keys := []string{}
	for _, key := range table.Table.KeySchema {
		keys = append(keys, *key.AttributeName)
	}
	limit := newLimiter(o.rate)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	failures := make(chan error, o.segments)
	var all sync.WaitGroup
	for at := range o.segments {
		all.Add(1)
		go func() {
			defer all.Done()
			if err := scanSegment(ctx, client, o, s, limit, keys, at); err != nil {
				failures <- err
				cancel()
			}
		}()
	}
	all.Wait()
	close(failures)
	return <-failures
}

func scanSegment(ctx context.Context, client *dynamodb.Client, o options, s *state, limit *limiter, keys []string, at int) error {
	names := map[string]string{}
	projection := ""
	for i, name := range keys {
		names[fmt.Sprintf("#k%d", i)] = name
		projection += fmt.Sprintf(", #k%d", i)
	}
	input := &dynamodb.ScanInput{
		TableName: &o.table, Segment: aws.Int32(int32(at)), TotalSegments: aws.Int32(int32(o.segments)), Limit: aws.Int32(pageSize),
		// Whether an item is pending is decided by the write: an index may be behind.
		ProjectionExpression: aws.String(projection[2:]), ExpressionAttributeNames: names,
	}
	if o.index != "" {
		input.IndexName = &o.index
	}
	for !s.Segments[at].Done && ctx.Err() == nil {
		input.ExclusiveStartKey = fromState(s.Segments[at].Next)
		// A page that is under way is finished, also when the run is stopped.
		page, err := client.Scan(context.WithoutCancel(ctx), input)
		if err != nil {
			return err
		}
		written, skipped, err := rewritePage(context.WithoutCancel(ctx), client, o, limit, keys, page.Items)
		if err != nil {
			return err
		}
		if err := s.advance(o.state, at, page.LastEvaluatedKey, written, skipped); err != nil {
			return err
		}
	}
	return nil
}

func rewritePage(
	ctx context.Context, client *dynamodb.Client, o options, limit *limiter, keys []string, items []map[string]types.AttributeValue,
) (written, skipped int, failure error) {
	type result struct {
		pending bool
		err     error
	}
	results := make(chan result, len(items))
	for _, item := range items {
		go func() {
			limit.pass()
			pending, err := rewrite(ctx, client, o, keys, item)
			results <- result{pending, err}
		}()
	}
	for range items {
		one := <-results
		switch {
		case one.err != nil:
			failure = one.err
		case one.pending:
			written++
		default:
			skipped++
		}
	}
	return written, skipped, failure
}

// rewrite says whether the item was pending. Neither its version nor its time of the last update changes: to programs it is the same item.
func rewrite(ctx context.Context, client *dynamodb.Client, o options, keys []string, item map[string]types.AttributeValue) (bool, error) {
	key := map[string]types.AttributeValue{}
	for _, name := range keys {
		key[name] = item[name]
	}
	// A value that a new program has written meanwhile under the new name stays.
	update, condition := "SET #to = if_not_exists(#to, #from) REMOVE #from", "attribute_exists(#from)"
	if o.mode == "copy" {
		update, condition = "SET #to = #from", "attribute_exists(#from) AND attribute_not_exists(#to)"
	}
	_, err := client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName: &o.table, Key: key, UpdateExpression: &update, ConditionExpression: &condition,
		ExpressionAttributeNames: map[string]string{"#from": o.from, "#to": o.to},
	})
	var refused *types.ConditionalCheckFailedException
	if errors.As(err, &refused) {
		// It is rewritten already, or deleted.
		return false, nil
	}
	return err == nil, err
}
