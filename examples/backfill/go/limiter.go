package main

import (
	"sync"
	"time"
)

// limiter lets so many pass a second, evenly: each takes the next place in time.
type limiter struct {
	mutex sync.Mutex
	next  time.Time
	every time.Duration
}

func newLimiter(rate float64) *limiter {
	return &limiter{every: time.Duration(float64(time.Second) / rate)}
}

func (l *limiter) pass() {
	l.mutex.Lock()
	now := time.Now()
	at := l.next
	if at.Before(now) {
		at = now
	}
	l.next = at.Add(l.every)
	l.mutex.Unlock()
	time.Sleep(at.Sub(now))
}
