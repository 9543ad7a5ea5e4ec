using Engine.Accounts;

namespace Engine.Api.Errors;

/// <summary>
/// What every error looks like on the wire: RFC 9457 members first, then those that clients of comparable products read.
/// </summary>
/// <param name="Type">Address of a page about this kind of error (RFC 9457 §3.1.1).</param>
/// <param name="Title">The same text for every occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened this time.</param>
/// <param name="Instance">Path of the request.</param>
/// <param name="Code">Stable code to branch on.</param>
/// <param name="Message">Same as <paramref name="Title"/>.</param>
/// <param name="Description">Same as <paramref name="Detail"/>.</param>
/// <param name="Fields">Every fault found in the request; empty when the error is not about members.</param>
/// <param name="TraceId">W3C trace id to quote to the operator.</param>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string Message,
    string Description,
    IReadOnlyList<FieldFault> Fields,
    string TraceId);
