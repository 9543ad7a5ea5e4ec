using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Engine.Speech.Espeak;

/// <summary>Runs a program with text on its input and takes what it prints; ends it when time or patience is over.</summary>
internal static class ChildProcess
{
    /// <exception cref="SpeechEngineException">It cannot be started, fails, or prints more than allowed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the child is gone.</exception>
    public static async Task<byte[]> RunAsync(
        string program, IReadOnlyList<string> arguments, string? input, int maxBytes, CancellationToken cancellation)
    {
        using var child = Start(program, arguments, input is not null);
        try
        {
            var errors = child.StandardError.ReadToEndAsync(cancellation);
            var output = ReadAsync(child.StandardOutput.BaseStream, maxBytes, cancellation);
            if (input is not null)
            {
                await WriteAsync(child, input, cancellation);
            }

            var bytes = await output;
            await child.WaitForExitAsync(cancellation);
            var said = await errors;
            return child.ExitCode == 0 ? bytes : throw new SpeechEngineException($"exit code {child.ExitCode}: {FirstLine(said)}");
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, bool hasInput)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = hasInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw new SpeechEngineException("did not start");
        }
        catch (Win32Exception trouble)
        {
            throw new SpeechEngineException(trouble.Message);
        }
    }

    private static async Task WriteAsync(Process child, string input, CancellationToken cancellation)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), cancellation);
            child.StandardInput.Close();
        }
        catch (IOException trouble)
        {
            throw new SpeechEngineException($"closed its input: {trouble.Message}");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream from, int maxBytes, CancellationToken cancellation)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (taken.Length + read > maxBytes)
            {
                throw new SpeechEngineException($"printed more than {maxBytes} bytes");
            }

            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
