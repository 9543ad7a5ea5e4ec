using System.Collections.Frozen;

namespace Engine.Api.Errors;

/// <summary>A kind of failure that a client can tell apart by its code.</summary>
/// <param name="Code">Stable and short; never changes once released.</param>
/// <param name="Status">HTTP status that always goes with the code.</param>
/// <param name="Title">One line for people; the same for every occurrence (RFC 9457 §3.1.3).</param>
/// <param name="Remedy">What the caller can do about it.</param>
internal sealed record ApiError(string Code, int Status, string Title, string Remedy);

/// <summary>Every error this API answers with. A new one is added here and nowhere else.</summary>
internal static class ApiErrors
{
    public static readonly ApiError MissingToken = new("missing_token", 401, "No access token was sent.",
        "Get a token from /oauth/token and send it as Authorization: Bearer.");

    public static readonly ApiError InvalidToken = new("invalid_token", 401, "The access token is not valid.",
        "Get a new token from /oauth/token; tokens live for ten minutes.");

    public static readonly ApiError InsufficientScope = new("insufficient_scope", 403, "The token lacks the scope this request needs.",
        "Ask for the scope when you get the token, and have it granted to the client.");

    public static readonly ApiError SessionEnded = new("session_ended", 401, "Nobody is signed in, or the session has ended.",
        "Sign in.");

    public static readonly ApiError InvalidLogin = new("invalid_login", 401, "Login and password do not belong together.",
        "Check both. An administrator can make a link that sets a new password.");

    public static readonly ApiError TooManyFailures = new("too_many_failures", 429, "Too many attempts to sign in have failed.",
        "Wait for the seconds given in Retry-After.");

    public static readonly ApiError CrossSite = new("cross_site", 403, "The request may come from a page of another site.",
        "Send X-Engine-Console: 1, from a page of this server. Programs use a token.");

    public static readonly ApiError LinkInvalid = new("link_invalid", 403, "The link was used, has expired or never was.",
        "Make a new one: engine user link LOGIN; or, while there is no user, engine user link --first.");

    public static readonly ApiError AlreadySetUp = new("already_set_up", 409, "There is a user already.",
        "Sign in; administrators add further users.");

    public static readonly ApiError LastAdmin = new("last_admin", 409, "The account would have no administrator left who can sign in.",
        "Make somebody else an administrator first.");

    public static readonly ApiError RateLimited = new("rate_limited", 429, "The account sends more requests a second than it may.",
        "Wait for the seconds given in Retry-After.");

    public static readonly ApiError TooManyStreams = new("too_many_streams", 429, "As many streams are open as may be at once.",
        "Close one of the four that this session or client has, or ask again from time to time without a stream.");

    public static readonly ApiError BodyTooLarge = new("body_too_large", 413, "The request body is too large.",
        "Send a smaller body.");

    public static readonly ApiError UnsupportedMediaType = new("unsupported_media_type", 415, "The request body is not declared as JSON.",
        "Send Content-Type: application/json, encoded as UTF-8.");

    public static readonly ApiError MalformedJson = new("malformed_json", 400, "The request body is not well-formed JSON.",
        "Correct the JSON text.");

    public static readonly ApiError InvalidBody = new("invalid_body", 400, "The request body is not what this request takes.",
        "Correct the members listed in fields.");

    public static readonly ApiError InvalidArguments = new("invalid_arguments", 400, "The flow's arguments are not all as it declares them.",
        "Correct the arguments listed in fields.");

    public static readonly ApiError InvalidIdempotencyKey = new("invalid_idempotency_key", 400, "The Idempotency-Key is not a usable key.",
        "Send one Idempotency-Key of 1 to 255 printable ASCII characters, such as a UUID: a new one for each call that is meant, the same one with each repeat.");

    public static readonly ApiError IdempotencyKeyReused = new("idempotency_key_reused", 422, "The Idempotency-Key was used for a request with another body.",
        "Use a new key for another call. With the body of the first request this key gives its answer again.");

    public static readonly ApiError InvalidParameters = new("invalid_parameters", 400, "A query parameter or a header is not valid.",
        "Correct the parameters or headers listed in fields.");

    public static readonly ApiError MalformedRequest = new("malformed_request", 400, "The request cannot be read.",
        "Send a well-formed HTTP request.");

    public static readonly ApiError FlowNotFound = new("flow_not_found", 404, "There is no such flow in this account.",
        "Check the flow id.");

    public static readonly ApiError FlowNotPublished = new("flow_not_published", 404, "Nothing is published under this flow.",
        "Publish the flow first.");

    public static readonly ApiError NotFound = new("not_found", 404, "There is nothing at this address.",
        "Check the address and the id in it.");

    public static readonly ApiError MethodNotAllowed = new("method_not_allowed", 405, "This address does not take that method.",
        "See the Allow header.");

    public static readonly ApiError NotAcceptable = new("not_acceptable", 406, "The answer does not exist in a form the request accepts.",
        "Send an Accept header that names one of the documented types.");

    public static readonly ApiError Conflict = new("conflict", 409, "The request does not fit the present state.",
        "Read the present state and decide again.");

    public static readonly ApiError AlreadyExists = new("already_exists", 409, "There is one with this name or number already.",
        "Choose another, or use the existing one.");

    public static readonly ApiError ConnectionInUse = new("connection_in_use", 409, "Flows use this connection.",
        "Take it out of the flows listed in fields first.");

    public static readonly ApiError FunctionInUse = new("function_in_use", 409, "Flows run this function.",
        "Take it out of the flows listed in fields first.");

    public static readonly ApiError InteractionEnded = new("interaction_ended", 409, "The interaction has ended and can no longer be cancelled.",
        "Read its outcome.");

    public static readonly ApiError DraftChanged = new("draft_changed", 412, "The draft was changed since it was read.",
        "Read the draft again and repeat the change on it.");

    public static readonly ApiError FlowInvalid = new("flow_invalid", 422, "The draft has errors and cannot be published.",
        "Correct the faults listed in fields.");

    public static readonly ApiError UnsupportedAudio = new("unsupported_audio", 415, "The body is not a sound file this engine reads.",
        "Send WAV or MP3 and declare it as audio/wav, audio/mpeg, application/octet-stream or multipart/form-data.");

    public static readonly ApiError AudioUnreadable = new("audio_unreadable", 422, "The sound file is damaged or cut off.",
        "Send it again; if that does not help, export it again.");

    public static readonly ApiError AudioTooLong = new("audio_too_long", 422, "The sound plays longer than a prompt may.",
        "Shorten it.");

    public static readonly ApiError AudioEmpty = new("audio_empty", 422, "The file holds no sound.",
        "Record or export it again.");

    public static readonly ApiError AudioDecoderFailed = new("audio_decoder_failed", 422, "The decoder failed on the sound file.",
        "Send the sound as 16-bit PCM WAV.");

    public static readonly ApiError PromptInUse = new("prompt_in_use", 409, "Flows play this prompt.",
        "Change the flows listed in fields first, or replace the prompt's content instead.");

    public static readonly ApiError PromptChanged = new("prompt_changed", 412, "The prompt was changed since it was read.",
        "Read the prompt again and repeat the change on it.");

    public static readonly ApiError ResourceChanged = new("resource_changed", 412, "It was changed since it was read.",
        "Read it again and repeat the change on it.");

    public static readonly ApiError NumberInUse = new("number_in_use", 409, "Flows call from this number.",
        "Change the flows listed in fields first.");

    public static readonly ApiError TrunkInUse = new("trunk_in_use", 409, "Flows or numbers use this trunk.",
        "Change the flows and numbers listed in fields first, or disable the trunk instead.");

    public static readonly ApiError FlowTestsFailed = new("flow_tests_failed", 422, "Publishing this flow needs every scenario to pass.",
        "Correct the flow or the scenarios listed in fields, or turn publish_requires_green off.");

    public static readonly ApiError FlowPublished = new("flow_published", 409, "The flow is published.",
        "Archive it first; then it can be deleted.");

    public static readonly ApiError FlowRunning = new("flow_running", 409, "An interaction runs on this flow.",
        "Wait until it has ended, or cancel it.");

    public static readonly ApiError TooManyScenarios = new("too_many_scenarios", 409, "The flow has as many scenarios as it may have.",
        "Remove one first.");

    public static readonly ApiError Draining = new("draining", 503, "This node is shutting down and takes no new interactions.",
        "Repeat the request after the seconds given in Retry-After.");

    public static readonly ApiError LimiterUnavailable = new("limiter_unavailable", 503, "The account's rate limiter cannot be reached.",
        "Nothing was stored. Repeat the request after the seconds given in Retry-After.");

    public static readonly ApiError StoreUnavailable = new("store_unavailable", 503, "The store cannot be reached.",
        "Nothing was stored. Repeat the request after the seconds given in Retry-After.");

    public static readonly ApiError Overloaded = new("overloaded", 503, "The engine has more work than it may take.",
        "Nothing was stored. Repeat the request after the seconds given in Retry-After.");

    public static readonly ApiError OutcomeUnknown = new("outcome_unknown", 503, "The store has not said whether the interaction was stored.",
        "Do not repeat the request as it is: the interaction may be running. Read the address in Location first; 404 there means that nothing was stored.");

    public static readonly ApiError Unexpected = new("internal_error", 500, "The engine met an unexpected failure.",
        "Tell the operator the trace_id.");

    /// <summary>All of them by code. Building it fails when a code is used twice.</summary>
    public static readonly FrozenDictionary<string, ApiError> All = new[]
    {
        MissingToken, InvalidToken, InsufficientScope, SessionEnded, InvalidLogin, TooManyFailures, TooManyStreams, CrossSite, LinkInvalid, AlreadySetUp, LastAdmin, RateLimited, BodyTooLarge, UnsupportedMediaType, MalformedJson,
        InvalidBody, InvalidArguments, InvalidIdempotencyKey, IdempotencyKeyReused, InvalidParameters, MalformedRequest, FlowNotFound, FlowNotPublished, NotFound,
        MethodNotAllowed, NotAcceptable, Conflict, AlreadyExists, ConnectionInUse, FunctionInUse, InteractionEnded, DraftChanged,
        UnsupportedAudio, AudioUnreadable, AudioTooLong, AudioEmpty, AudioDecoderFailed, PromptInUse, PromptChanged, ResourceChanged,
        NumberInUse, TrunkInUse,
        FlowInvalid, FlowTestsFailed, FlowPublished, FlowRunning, TooManyScenarios,
        Draining, LimiterUnavailable, StoreUnavailable, Overloaded, OutcomeUnknown, Unexpected,
    }.ToFrozenDictionary(error => error.Code, StringComparer.Ordinal);
}
