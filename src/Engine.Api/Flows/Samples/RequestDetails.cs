namespace Engine.Api.Flows;

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
