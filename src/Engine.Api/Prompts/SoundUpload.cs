using System.Text;
using Engine.Accounts;
using Engine.Accounts.Prompts;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Ports.Sounds;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Prompts;

/// <summary>A sound file as it was sent: as the body itself, or in a form beside its name.</summary>
/// <param name="File">The bytes.</param>
/// <param name="Fields">The form's texts, or the query's; the name of a field is known to be one of ours.</param>
internal sealed record SoundUpload(ReadOnlyMemory<byte> File, IReadOnlyDictionary<string, string> Fields)
{
    public const string FormType = "multipart/form-data";

    /// <summary>The file's limit and room for the form around it.</summary>
    public const int LimitBytes = ISoundDecoder.MaxBytes + (64 * 1024);

    /// <summary>Types that a body which is the file itself may be declared as. What it really is, its bytes tell.</summary>
    public static readonly IReadOnlyList<string> FileTypes = ["audio/wav", "audio/mpeg", "application/octet-stream"];

    private static readonly string[] Synonyms = ["audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/mp3", "audio/x-mp3", "audio/x-mpeg"];

    /// <summary>Texts that may stand beside the file.</summary>
    public static readonly IReadOnlyList<string> FieldNames = ["name", "description"];

    public static async Task<Read<SoundUpload>> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength > LimitBytes)
        {
            return TooLarge();
        }

        if (DeclaredBody.CodingOf(request) is { } coding)
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return new ApiProblem(ApiErrors.UnsupportedAudio, DeclaredBody.CodingWords(coding));
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return new ApiProblem(ApiErrors.UnsupportedAudio, Remedy);
        }

        var media = type.MediaType.ToString();
        if (media.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            return await SoundForm.ReadAsync(request.Body, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), context.RequestAborted);
        }

        if (!FileTypes.Concat(Synonyms).Contains(media, StringComparer.OrdinalIgnoreCase))
        {
            return new ApiProblem(ApiErrors.UnsupportedAudio, Remedy);
        }

        var file = await BytesAsync(request.Body, ISoundDecoder.MaxBytes, context.RequestAborted);
        return file is null
            ? TooLarge()
            : new SoundUpload(file, FieldNames.Where(name => request.Query[name].Count > 0).ToDictionary(name => name, name => request.Query[name].ToString(), StringComparer.Ordinal));
    }

    /// <summary>All of a stream, or null when it holds more than the limit.</summary>
    public static async Task<byte[]?> BytesAsync(Stream from, int limit, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (all.Length + read > limit)
            {
                return null;
            }

            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    public static ApiProblem TooLarge() => new(ApiErrors.BodyTooLarge, PromptRules.FileTooLarge);

    private const string Remedy =
        "Send the file as the body with Content-Type audio/wav, audio/mpeg or application/octet-stream, or as part file of multipart/form-data.";
}

/// <summary>Reads an upload that is a form (RFC 7578), held in memory and never on the disk: the parts are few and have limits.</summary>
internal static class SoundForm
{
    private const string FilePart = "file";
    private const int MaxParts = 8;
    private const int MaxTextBytes = 4096;
    private const int MaxBoundaryLength = 70;

    public static async Task<Read<SoundUpload>> ReadAsync(Stream body, string boundary, CancellationToken cancellation)
    {
        if (boundary.Length is 0 or > MaxBoundaryLength)
        {
            return Malformed("the boundary is missing or too long (RFC 2046 §5.1.1)");
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, body) { BodyLengthLimit = ISoundDecoder.MaxBytes + 1 }, cancellation);
        }
        catch (InvalidDataException)
        {
            // What the reader says of a part that is longer than its limit; lines of headers have limits of their own.
            return SoundUpload.TooLarge();
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            return Malformed("it ends before its last boundary");
        }
    }

    private static async Task<Read<SoundUpload>> ReadAsync(MultipartReader parts, CancellationToken cancellation)
    {
        ReadOnlyMemory<byte>? file = null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = 1; await parts.ReadNextSectionAsync(cancellation) is { } part; count++)
        {
            var name = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
                : string.Empty;
            var isFile = name == FilePart;
            if (count > MaxParts || (!isFile && !SoundUpload.FieldNames.Contains(name)) || (isFile ? file is not null : fields.ContainsKey(name)))
            {
                return Malformed($"its parts may be file, name and description, each once; it has \"{name}\"");
            }

            if (await SoundUpload.BytesAsync(part.Body, isFile ? ISoundDecoder.MaxBytes : MaxTextBytes, cancellation) is not { } bytes)
            {
                return isFile ? SoundUpload.TooLarge() : Malformed($"part {name} is too long");
            }

            if (isFile)
            {
                file = bytes;
            }
            else
            {
                fields.Add(name, Encoding.UTF8.GetString(bytes));
            }
        }

        return file is { } found ? new SoundUpload(found, fields) : Malformed("it has no part named file");
    }

    private static ApiProblem Malformed(string why) => new(ApiErrors.InvalidBody, $"The form cannot be read: {why}.", [new FieldFault("$", why)]);
}
