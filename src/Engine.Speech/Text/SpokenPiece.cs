namespace Engine.Speech.Text;

/// <summary>A piece of plain text, or a pause when the text is empty.</summary>
/// <param name="Text">What is said.</param>
/// <param name="PauseMs">How long nothing is said.</param>
/// <param name="Rate">Speed against that of the request.</param>
internal readonly record struct SpokenPiece(string Text, int PauseMs, double Rate = 1);
