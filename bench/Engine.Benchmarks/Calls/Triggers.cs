using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace Engine.Benchmarks.Calls;

/// <summary>Sends requests at a fixed rate (open loop: a slow answer does not slow the next request) and keeps when each was sent.</summary>
internal sealed class Triggers(HttpClient http, string flow)
{
    private static long _lastNumber = 12_025_560_000;

    public ConcurrentDictionary<string, long> SentAt { get; } = new(StringComparer.Ordinal);

    /// <summary>Refusals by their status.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    public int Accepted;
    public int Refused;

    public async Task RunAsync(double perSecond, TimeSpan time)
    {
        var total = (int)(perSecond * time.TotalSeconds);
        var start = Stopwatch.GetTimestamp();
        var pending = new List<Task>(total);
        for (var i = 0; i < total; i++)
        {
            var wait = TimeSpan.FromSeconds(i / perSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait);
            }

            pending.Add(OneAsync());
        }

        await Task.WhenAll(pending);
    }

    private async Task OneAsync()
    {
        var number = "+" + Interlocked.Increment(ref _lastNumber);
        SentAt[number] = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsJsonAsync(new Uri($"/flows/{flow}/interactions", UriKind.Relative), new { to = number });
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            Interlocked.Increment(ref Accepted);
        }
        else
        {
            SentAt.TryRemove(number, out _);
            Statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
            Interlocked.Increment(ref Refused);
        }
    }
}
