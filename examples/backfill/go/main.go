// Backfill rewrites a renamed attribute in all items of a table, in parallel, resumable and rate-limited.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

func main() {
	o := options{}
	flag.StringVar(&o.table, "table", "", "name of the table")
	flag.StringVar(&o.index, "index", "", "an index that holds the pending items alone, whose partition key is the old attribute")
	flag.StringVar(&o.from, "from", "", "the old name of the attribute")
	flag.StringVar(&o.to, "to", "", "the new name of the attribute")
	flag.StringVar(&o.mode, "mode", "copy", "copy keeps the old name, move removes it")
	flag.IntVar(&o.segments, "segments", 4, "segments that are scanned at the same time")
	flag.Float64Var(&o.rate, "rate", 500, "items a second that are written at most")
	flag.StringVar(&o.state, "state", "backfill-state.json", "the file that the run is resumed from")
	flag.StringVar(&o.endpoint, "endpoint", "", "another endpoint than AWS")
	flag.Parse()
	if o.table == "" || o.from == "" || o.to == "" || (o.mode != "copy" && o.mode != "move") || o.segments < 1 || o.rate <= 0 {
		flag.Usage()
		os.Exit(2)
	}
	done, err := run(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if !done {
		os.Exit(3)
	}
}

func run(o options) (bool, error) {
	// The pages that are under way are finished; the next run goes on behind them.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	settings, err := config.LoadDefaultConfig(ctx, config.WithRetryMode(aws.RetryModeAdaptive), config.WithRetryMaxAttempts(10))
	if err != nil {
		return false, err
	}
	client := dynamodb.NewFromConfig(settings, func(d *dynamodb.Options) {
		if o.endpoint != "" {
			d.BaseEndpoint = &o.endpoint
		}
	})
	s, err := readState(o)
	if err != nil {
		return false, err
	}
	finished := make(chan struct{})
	go report(s, s.Written, finished)
	err = backfill(ctx, client, o, s)
	close(finished)
	if err != nil {
		return false, err
	}
	done := s.done() == len(s.Segments)
	end := "done"
	if !done {
		end = "stopped, start it again to go on"
	}
	fmt.Printf("%d items written, %d skipped: %s.\n", s.Written, s.Skipped, end)
	return done, nil
}

func report(s *state, first int, finished <-chan struct{}) {
	started := time.Now()
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-finished:
			return
		case <-tick.C:
			done := s.done()
			s.mutex.Lock()
			rate := float64(s.Written-first) / time.Since(started).Seconds()
			fmt.Fprintf(os.Stderr, "%d written, %d skipped, %.0f/s, %d of %d segments done\n", s.Written, s.Skipped, rate, done, len(s.Segments))
			s.mutex.Unlock()
		}
	}
}
