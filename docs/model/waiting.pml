/*
 * The waking rules of one auto-reset event: hand-off by grants, resets, death at every step, repair through the broker, wrap of the count of
 * grants. docs/model/README.md says how to run it and what it shows; dispatcher/FastPath, model/waitable and broker/waiting are the code.
 *
 * A thread here is the only one of its process, so its death is the process's. KILLS threads may die, each at any of its steps.
 *
 * Mutations, each of which must make the check fail:
 *   -DNO_PASS    a thread that was woken in another one's place does not pass the wake on
 *   -DNO_NOTE    a setter does not note the object before it issues a grant
 *   -DNO_POKE    a thread that leaves an object under repair does not tell the broker
 *   -DBARGE      a set with sleepers raises the value instead of issuing a grant
 *   -DNO_BURIAL  the broker forgets what was granted to the dead
 *   -DNO_STALE   what was granted to the dead is given back although the event has been reset or set since
 *   -DNO_HEIRS   the same, where the broker has done the reset
 *   -DNO_RETURN_NOTE  the broker registers threads that wait with it in the word without noting that
 */
#ifndef WAITERS
#define WAITERS 3
#endif
#ifndef SETS
#define SETS 3
#endif
#ifndef RESETS
#define RESETS 0
#endif
#ifndef KILLS
#define KILLS 1
#endif
#define SETTER WAITERS
#define THREADS (WAITERS + 1)

/* the word, the futex, the boards */
byte value, waiters, outstanding, issued, sequence;
bool mediated, stale;
bool note[THREADS], alive[THREADS];
bool asleep[WAITERS];
chan sleepers = [WAITERS] of { byte };

/* the broker */
bool repairing;
byte kept;
bool queued[WAITERS];
byte queueLength;
bool returned[WAITERS];  /* registered in the word by the broker, which does not carry its wait on */
bool decided;            /* there may be grants from before the value was decided, for the heirs alone */
bool heir[WAITERS];

/* what is checked */
byte kills = KILLS;
byte effective;          /* sets that released somebody or left the event signalled */
byte taken;              /* satisfied waits, those of threads that died afterwards included */
bool done[WAITERS];      /* its wait is over */
byte sets;               /* sets so far */
bool settable = false;   /* the last that was done to the event was a set that nobody has taken from the value */
bool clearAtBirth[WAITERS];
byte setsAtBirth[WAITERS];

/* for up to three waiters; the last line repeats one where there are fewer */
#define noted(t) (note[t] && alive[t])
#define livingNote (noted(0) || noted(WAITERS / 2) || noted(WAITERS - 1) || noted(SETTER))
#define owed (waiters - outstanding - kept)

/* No wait is satisfied that began when the event was reset, unless by a set that came later. */
inline took(me) {
  taken++;
  assert(!clearAtBirth[me] || sets > setsAtBirth[me])
}

inline begun(me) {
  clearAtBirth[me] = !settable;
  setsAtBirth[me] = sets
}

inline forgetHeirsIfAllTaken() {
  if
  :: outstanding == 0 -> stale = false
  :: else
  fi;
  if
  :: outstanding + kept == 0 -> decided = false
  :: else
  fi
}

/* The broker has reset the event, or set it with nobody for it: what is granted is for those who wait now. */
inline decide() {
#ifndef NO_HEIRS
  if
  :: outstanding + kept > 0 ->
       decided = true;
       for (w : 0 .. WAITERS - 1) { heir[w] = queued[w] }
  :: else
  fi
#else
  skip
#endif
}

inline wakeOne() {
  if
  :: len(sleepers) > 0 -> sleepers ? w; asleep[w] = false
  :: else
  fi
}

inline wakeAll() {
  do
  :: len(sleepers) > 0 -> sleepers ? w; asleep[w] = false
  :: else -> break
  od
}

/* The broker takes the word over, and calls those here who sleep on it. */
inline mediate() {
  if
  :: !mediated ->
       mediated = true;
       if
       :: waiters > 0 -> sequence++; wakeAll()
       :: else
       fi
  :: else
  fi
}

/* The broker gives one signal: to a registered thread on its way, to one that waits with it, or to the value. */
inline give() {
  if
  :: owed > 0 -> kept++
  :: owed == 0 && queueLength > 0 ->
       for (w : 0 .. WAITERS - 1) {
         if
         :: queued[w] && queueLength > 0 -> queued[w] = false; queueLength--; done[w] = true; took(w); break
         :: else
         fi
       }
  :: else -> value = 1
  fi
}

/* The same for what was granted before the value was decided: to an heir, or to nobody. */
inline giveToHeir() {
  got1 = false;
  if
  :: value == 0 ->
       for (w : 0 .. WAITERS - 1) {
         if
         :: queued[w] && heir[w] && !got1 -> queued[w] = false; queueLength--; done[w] = true; took(w); got1 = true
         :: else
         fi
       }
  :: else
  fi;
  if
  :: !got1 -> effective--
  :: else
  fi;
  got1 = false
}

/* The broker leaves the event to its word again although threads wait with it: they are registered there. */
inline returnAll() {
  for (w : 0 .. WAITERS - 1) {
    if
    :: queued[w] ->
#ifndef NO_RETURN_NOTE
         note[w] = true;
#endif
         queued[w] = false; returned[w] = true; waiters++
    :: else
    fi
  }
  queueLength = 0; issued = 0; mediated = false
}

inline settle() {
  if
  :: repairing && !livingNote ->
       left = kept + (stale -> 0 : outstanding);
       effective = effective - (stale -> outstanding : 0);
       outstanding = 0; kept = 0; waiters = 0; issued = 0; stale = false;
#ifndef NO_BURIAL
       do
       /* an event does not count: given back to one that is set already, the dead thread's signal is the same as that one */
       :: left > 0 && decided -> left--; giveToHeir()
       :: left > 0 && !decided ->
            left--;
            assert(settable || owed > 0 || queueLength > 0);
            effective = effective - ((owed == 0 && queueLength == 0 && value == 1) -> 1 : 0);
            give()
       :: else -> break
       od;
#endif
       left = 0;
       decided = false;
       repairing = false
  :: else
  fi;
  if
  :: !repairing && queueLength == 0 && kept == 0 && !decided -> mediated = false
  :: !repairing && queueLength > 0 && kept == 0 && !decided && waiters == 0 -> returnAll()
  /* whether it does so now or later makes no difference to what is right */
  :: queueLength > 0
  :: else
  fi
}

/* A thread may die at any of its steps; the broker learns of it at once, as the connection closes. */
inline mayDie(me) {
  if
  :: kills > 0 ->
       atomic {
         kills--;
         alive[me] = false;
         if
         :: me < WAITERS && queued[me] -> queued[me] = false; queueLength--
         :: else
         fi;
         if
         :: note[me] -> mediate(); repairing = true; sequence++; wakeAll()
         :: else
         fi;
         if
         :: mediated -> settle()
         :: else
         fi
       };
       goto dead
  :: true
  fi
}

inline erase(me) {
  note[me] = false;
#ifndef NO_POKE
  atomic {
    if
    :: mediated -> settle()
    :: else
    fi
  }
#endif
}

proctype Waiter(byte me; bool patient) {
  byte remembered, seen, w, left;
  bool got, got1, registered;
  note[me] = true;
  mayDie(me);
  /* register, or take what is there */
  atomic {
    if
    :: mediated -> registered = false
    :: !mediated && value == 1 -> value = 0; settable = false; got = true; taken++
    :: else ->
         begun(me);
         if
         :: waiters == 0 -> issued = 0
         :: else
         fi;
         waiters++; remembered = issued; registered = true
    fi
  }
  mayDie(me);
  if
  :: got -> erase(me); goto over
  :: !got && !registered -> goto broker
  :: else
  fi;
again:
  seen = sequence;
  mayDie(me);
  atomic {
    if
    :: mediated -> goto broker
    :: !mediated && outstanding > 0 && issued != remembered ->
         outstanding--; waiters--; forgetHeirsIfAllTaken(); got = true; took(me)
    :: !mediated && !(outstanding > 0 && issued != remembered) && !patient -> waiters--; patient = true; goto gone
    :: else
    fi
  }
  mayDie(me);
  if
  :: got -> erase(me); goto over
  :: else
  fi;
#ifndef NO_PASS
  atomic {
    if
    :: outstanding > 0 -> wakeOne()
    :: else
    fi
  }
  mayDie(me);
#endif
  atomic {
    if
    :: sequence == seen -> asleep[me] = true; sleepers ! me
    :: else -> goto again
    fi
  }
  /* asleep: a death here is the same as one right after the wake, except that nobody wakes it */
  if
  :: !asleep[me]
  :: kills > 0 ->
       atomic {
         if
         :: asleep[me] -> asleep[me] = false; sleepers ?? eval(me)
         :: else
         fi
       }
       mayDie(me)
  fi;
  mayDie(me);
  goto again;
gone:
#ifndef NO_PASS
  atomic {
    if
    :: outstanding > 0 -> wakeOne()
    :: else
    fi
  }
#endif
  mayDie(me);
  erase(me);
  goto over;
broker:
  mayDie(me);
  /* the request: the broker takes the note back, and the thread over if it was registered */
  atomic {
    mediate();
    note[me] = false;
    if
    :: registered && outstanding > 0 && issued != remembered ->
         outstanding--; waiters--; forgetHeirsIfAllTaken(); took(me); done[me] = true
    :: registered && !(outstanding > 0 && issued != remembered) ->
         waiters--;
         if
         :: kept > 0 -> kept--; forgetHeirsIfAllTaken(); took(me); done[me] = true
         :: kept == 0 && value == 1 -> value = 0; settable = false; taken++; done[me] = true
         :: else -> heir[me] = decided; queued[me] = true; queueLength++
         fi
    :: !registered && value == 1 -> value = 0; settable = false; taken++; done[me] = true
    :: else -> begun(me); heir[me] = false; queued[me] = true; queueLength++
    fi;
    settle()
  }
atBroker:
  if
  :: done[me]
  :: returned[me] -> returned[me] = false; registered = true; remembered = 0; goto again
  :: kills > 0 -> mayDie(me); goto atBroker
  fi;
  goto dead;
over:
  done[me] = true;
dead:
  skip
}

proctype Setter() {
  byte i, w, left, resets = RESETS;
  bool granted, got1, atBroker;
  for (i : 1 .. SETS) {
    if
    :: resets > 0 ->
         resets--;
         atBroker = false;
         atomic {
           if
           :: !mediated && (outstanding == 0 || waiters == outstanding) ->
                effective = effective - value; value = 0; settable = false;
#ifndef NO_STALE
                stale = outstanding > 0
#endif
           :: else -> atBroker = true
           fi
         }
         if
         :: atBroker ->
              mayDie(SETTER);
              atomic {
                effective = effective - value; value = 0; settable = false;
                mediate();
                decide();
                settle()
              }
         :: else
         fi
    :: true
    fi;
    granted = false; atBroker = false;
#ifndef NO_NOTE
    note[SETTER] = true;
#endif
    mayDie(SETTER);
    atomic {
      if
      :: mediated -> atBroker = true
#ifdef BARGE
      :: !mediated -> effective = effective + (value == 0 -> 1 : 0); value = 1; sets++; settable = true; granted = true
#else
      :: !mediated && waiters > outstanding && stale -> atBroker = true
      :: !mediated && waiters > outstanding && !stale ->
           outstanding++; issued++; effective++; sets++; settable = true; granted = true
      :: else ->
           effective = effective + (value == 0 -> 1 : 0); value = 1; sets++; settable = true;
#ifndef NO_STALE
           stale = outstanding > 0
#endif
#endif
      fi
    }
    if
    :: granted ->
         mayDie(SETTER);
         atomic { sequence++; }
         mayDie(SETTER);
         atomic { wakeOne() }
         mayDie(SETTER)
    :: else
    fi;
    erase(SETTER);
    if
    :: atBroker ->
         mayDie(SETTER);
         atomic {
           effective = effective + ((owed > 0 || queueLength > 0 || value == 0) -> 1 : 0);
           sets++; settable = true;
           mediate();
           give();
           if
           :: value == 1 -> decide()
           :: else
           fi;
           settle()
         }
    :: else
    fi
  }
dead:
  skip
}

init {
  byte i;
  atomic {
    for (i : 0 .. THREADS - 1) { alive[i] = true }
    for (i : 0 .. WAITERS - 1) { run Waiter(i, i > 0) }
    run Setter();
  }
  timeout;
  /* nothing is lost and nothing doubled */
  assert(!value || settable);
  assert(taken + value + outstanding + kept == effective);
  /* nobody who lives sleeps while there is something for it */
  for (i : 0 .. WAITERS - 1) {
    assert(!(alive[i] && !done[i] && (value == 1 || outstanding > 0 || kept > 0)))
  }
  /* no repair is left unfinished, and nothing is owed to the dead */
  assert(!repairing);
  assert(outstanding == 0 && kept == 0)
}
