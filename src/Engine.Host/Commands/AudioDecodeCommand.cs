using System.CommandLine;
using Engine.Speech.Sound;

namespace Engine.Host.Commands;

/// <summary><c>audio-decode</c>, which only the engine itself calls: one sound file in, its samples out (FLOW-60).</summary>
internal static class AudioDecodeCommand
{
    public const string Word = "audio-decode";

    public static Command Create()
    {
        var command = new Command(Word, "Decode one file of standard input; called by the engine.") { Hidden = true };
        command.SetAction(_ =>
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            return DecoderProcess.Run(input, output);
        });
        return command;
    }
}
