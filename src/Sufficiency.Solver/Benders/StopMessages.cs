namespace Sufficiency.Solver.Benders;

/// <summary>Why a search over choices ends without the gap asked for: of one problem, or of many futures together.</summary>
internal static class StopMessages
{
    public const string StandsStill = "The bound stands still.";
    public const string MostTried = "The most choices were tried.";
    public const string NoAnswer = "The program over the schemes has no answer.";
    public const string OneUnresolved = "Of some choice of schemes no more could be proven: its own bound is all that is known of it.";
}
