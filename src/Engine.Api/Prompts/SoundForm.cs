using System.Text;
using Engine.Accounts;
using Engine.Api.Errors;
using Engine.Api.Json;
using Engine.Ports.Sounds;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Engine.Api.Prompts;

/// <summary>Reads an upload that is a form (RFC 7578), held in memory and never on the disk: the parts are few and have limits.</summary>
internal static class SoundForm
{
    private const string FilePart = "file";
    private const int MaxParts = 8;
    private const int MaxTextBytes = 4096;
    private const int MaxBoundaryLength = 70;

    public static async Task<Read<SoundUpload>> ReadAsync(Stream body, string boundary, CancellationToken stop)
    {
        if (boundary.Length is 0 or > MaxBoundaryLength)
        {
            return Malformed("the boundary is missing or too long (RFC 2046 §5.1.1)");
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, body) { BodyLengthLimit = ISoundDecoder.MaxBytes + 1 }, stop);
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

    private static async Task<Read<SoundUpload>> ReadAsync(MultipartReader parts, CancellationToken stop)
    {
        ReadOnlyMemory<byte>? file = null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = 1; await parts.ReadNextSectionAsync(stop) is { } part; count++)
        {
            var name = ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
                ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
                : string.Empty;
            var isFile = name == FilePart;
            if (count > MaxParts || (!isFile && !SoundUpload.FieldNames.Contains(name)) || (isFile ? file is not null : fields.ContainsKey(name)))
            {
                return Malformed($"its parts may be file, name and description, each once; it has \"{name}\"");
            }

            if (await SoundUpload.BytesAsync(part.Body, isFile ? ISoundDecoder.MaxBytes : MaxTextBytes, stop) is not { } bytes)
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
