using Engine.Api.Interactions;

namespace Engine.Api.Flows.Samples;

/// <summary>How to start a flow by an API request.</summary>
/// <param name="Published">Whether a request would start something now.</param>
/// <param name="Scope">What the token must hold.</param>
/// <param name="Body">A body with every argument.</param>
internal sealed record RequestDetails(
    string FlowId,
    string FlowName,
    bool Published,
    int? PublishedVersion,
    string Method,
    string Url,
    IReadOnlyDictionary<string, string> Headers,
    string TokenUrl,
    string Scope,
    IReadOnlyList<ArgumentDetails> Arguments,
    IReadOnlyDictionary<string, string> Body,
    RequestSamples Samples,
    SampleAnswer Answer,
    RateLimitDetails RateLimit);

/// <summary>Programs that get a token and send the request; only client id and secret are to be filled in.</summary>
internal sealed record RequestSamples(string Curl, string Csharp, string Python, string Javascript);

/// <summary>What the request is answered with.</summary>
internal sealed record SampleAnswer(int Status, StartInteraction.Started Body);

/// <summary>Requests the account may send.</summary>
/// <param name="Capacity">At once, after a rest.</param>
/// <param name="PerSecond">In the long run.</param>
internal sealed record RateLimitDetails(int Capacity, double PerSecond);
