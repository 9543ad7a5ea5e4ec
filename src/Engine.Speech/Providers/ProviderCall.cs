using Engine.Ports.Outbound;

namespace Engine.Speech.Providers;

/// <summary>One provider of one account, ready to be asked over the guarded HTTP of the engine.</summary>
/// <param name="Http">The guard.</param>
/// <param name="Name">The provider's name.</param>
/// <param name="Url">Without a slash at its end.</param>
/// <param name="Key">Sent as a bearer token, or null.</param>
/// <param name="Budget">For the whole exchange.</param>
internal sealed record ProviderCall(IOutboundHttp Http, string Name, string Url, string? Key, TimeSpan Budget)
{
    /// <summary>3,000 characters spoken slowly, as 48 kHz WAV.</summary>
    private const int MaxAnswerBytes = 48 * 1024 * 1024;

    /// <summary>Whoever asks gives up at the budget and knows why; the exchange's own limit only stands behind that.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>The body of a 2xx answer.</summary>
    /// <exception cref="SpeechEngineException">Anything else.</exception>
    public async Task<ReadOnlyMemory<byte>> PostAsync(string route, ReadOnlyMemory<byte> body, string contentType, CancellationToken cancellation)
    {
        var request = new OutboundRequest("POST", Url.TrimEnd('/') + route)
        {
            Headers = Key is null ? [] : [new("Authorization", "Bearer " + Key)],
            Body = body,
            ContentType = contentType,
            Timeout = Budget + Slack,
            MaxAnswerBytes = MaxAnswerBytes,
        };
        return await Http.SendAsync(request, cancellation) switch
        {
            OutboundResult.Answered { Status: >= 200 and < 300 } answer => answer.Body,
            OutboundResult.Answered answer => throw new SpeechEngineException(FormattableString.Invariant($"answered {answer.Status}")),
            OutboundResult.Failed failed => throw new SpeechEngineException(failed.Fault.Reason()),
            _ => throw new SpeechEngineException("took too long"),
        };
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => Name;
}
