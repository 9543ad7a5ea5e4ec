using Engine.Ports.Outbound;
using Engine.Ports.Sounds;

namespace Engine.Outbound.Sounds;

/// <summary>Sound files over the guarded HTTP: five seconds for everything, redirects followed and each target checked.</summary>
public sealed class SoundFetcher(IOutboundHttp http) : ISoundFetcher
{
    private const int Ok = 200;
    private const int NotModified = 304;

    /// <summary>What shops with a login page in front and a store of files behind need.</summary>
    private const int MaxRedirects = 5;

    /// <summary>From the name look-up to the last byte; the contact may be on the line (FLOW-61).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async ValueTask<SoundFetch> FetchAsync(string url, SoundValidators? known, CancellationToken cancellation)
    {
        var request = new OutboundRequest("GET", url)
        {
            Headers = [KeyValuePair.Create("Accept", "audio/wav, audio/x-wav, audio/mpeg, application/octet-stream;q=0.8, */*;q=0.5"), .. Conditions(known)],
            Timeout = Patience,
            MaxAnswerBytes = ISoundDecoder.MaxBytes,
            MaxRedirects = MaxRedirects,
        };
        return await http.SendAsync(request, cancellation) switch
        {
            OutboundResult.Answered { Status: Ok } answer => new SoundFetch.Fetched(answer.Body, Freshness.Of(answer)),
            OutboundResult.Answered { Status: NotModified } answer when known is not null => new SoundFetch.Unchanged(Freshness.Of(answer)),
            OutboundResult.Answered answer => new SoundFetch.Unreachable(FormattableString.Invariant($"status_{answer.Status}")),
            OutboundResult.Failed { Fault: OutboundFault.AnswerTooLarge } => new SoundFetch.TooLarge(),
            OutboundResult.Failed failed => new SoundFetch.Unreachable(failed.Fault.Reason()),
            OutboundResult.TimedOut => new SoundFetch.Unreachable("timeout"),
            _ => throw new InvalidOperationException("Unknown result of an exchange."),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Conditions(SoundValidators? known)
    {
        if (known?.ETag is { } tag)
        {
            yield return KeyValuePair.Create("If-None-Match", tag);
        }
        else if (known?.LastModified is { } date)
        {
            yield return KeyValuePair.Create("If-Modified-Since", date);
        }
    }
}
