namespace Engine.Api.Flows;

/// <summary>Programs that get a token and send the request; only client id and secret are to be filled in.</summary>
internal sealed record RequestSamples(string Curl, string Csharp, string Python, string Javascript);
