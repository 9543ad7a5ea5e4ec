namespace Engine.Actors.Kernel;

/// <summary>
/// The deadlines of all open asks. Asks of one duration stand in one line, so the oldest is always the next to expire:
/// joining and leaving are O(1), and a line needs one timer however many asks wait in it.
/// </summary>
internal sealed class AskDeadlines(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private readonly Lock _gate = new();
    private volatile Line[] _lines = [];

    /// <summary>Open asks over all lines; for tests and health.</summary>
    internal int Open => _lines.Sum(line => line.Count);

    public void Add(AskRef ask, TimeSpan timeout)
    {
        var duration = Round(timeout);
        foreach (var line in _lines)
        {
            if (line.Duration == duration)
            {
                line.Add(ask);
                return;
            }
        }

        NewLine(duration).Add(ask);
    }

    public void Remove(AskRef ask) => ask.Line?.Remove(ask);

    /// <summary>Rounds up (by at most a tenth above 100 ms) so that computed timeouts cannot make lines without end.</summary>
    private static TimeSpan Round(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, Longest);
        var step = timeout.TotalSeconds switch { <= 1 => TimeSpan.TicksPerMillisecond * 10, <= 10 => TimeSpan.TicksPerMillisecond * 100, _ => TimeSpan.TicksPerSecond };
        return new TimeSpan((timeout.Ticks + step - 1) / step * step);
    }

    private Line NewLine(TimeSpan duration)
    {
        lock (_gate)
        {
            if (_lines.FirstOrDefault(line => line.Duration == duration) is { } known)
            {
                return known;
            }

            var created = new Line(time, duration);
            _lines = [.. _lines, created];
            return created;
        }
    }

    /// <summary>All open asks of one duration, oldest first.</summary>
    internal sealed class Line
    {
        private readonly Lock _gate = new();
        private readonly TimeProvider _time;
        private readonly long _length;
        private readonly ITimer _timer;
        private AskRef? _oldest;
        private AskRef? _newest;
        private bool _armed;

        public Line(TimeProvider time, TimeSpan duration)
        {
            _time = time;
            Duration = duration;
            _length = (long)(duration.TotalSeconds * time.TimestampFrequency);
            _timer = time.CreateTimer(static line => ((Line)line!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public TimeSpan Duration { get; }

        public int Count { get; private set; }

        public void Add(AskRef ask)
        {
            ask.Deadline = _time.GetTimestamp() + _length;
            bool arm;
            lock (_gate)
            {
                ask.Line = this;
                ask.Earlier = _newest;
                _ = _newest is null ? _oldest = ask : _newest.Later = ask;
                _newest = ask;
                Count++;
                arm = !_armed;
                _armed = true;
            }

            // The timer is left running when the line empties, so a stream of asks arms it once per duration, not once per ask.
            if (arm)
            {
                _timer.Change(Duration, Timeout.InfiniteTimeSpan);
            }
        }

        public void Remove(AskRef ask)
        {
            lock (_gate)
            {
                Unlink(ask);
            }
        }

        private void Unlink(AskRef ask)
        {
            if (ask.Line is null)
            {
                return;
            }

            _ = ask.Earlier is null ? _oldest = ask.Later : ask.Earlier.Later = ask.Later;
            _ = ask.Later is null ? _newest = ask.Earlier : ask.Later.Earlier = ask.Earlier;
            ask.Line = null;
            ask.Earlier = ask.Later = null;
            Count--;
        }

        private void Fire()
        {
            List<AskRef> expired = [];
            TimeSpan next;
            lock (_gate)
            {
                var now = _time.GetTimestamp();
                while (_oldest is { } ask && ask.Deadline <= now)
                {
                    Unlink(ask);
                    expired.Add(ask);
                }

                _armed = _oldest is not null;
                next = _oldest is null ? Timeout.InfiniteTimeSpan : _time.GetElapsedTime(now, _oldest.Deadline) + TimeSpan.FromMilliseconds(1);
            }

            if (next != Timeout.InfiniteTimeSpan)
            {
                _timer.Change(next, Timeout.InfiniteTimeSpan);
            }

            foreach (var ask in expired)
            {
                ask.Expire(Duration);
            }
        }
    }
}
