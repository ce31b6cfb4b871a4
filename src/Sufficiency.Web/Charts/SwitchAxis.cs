namespace Sufficiency.Web.Charts;

/// <summary>One thing to choose among pictures drawn beforehand.</summary>
/// <param name="Key"><c>y</c> for years (24 at most), <c>m</c> for measures (5), <c>p</c> for phases (6) or <c>d</c> for plans (3).
/// The style sheet has a rule for each choice.</param>
/// <param name="Name">What is chosen.</param>
/// <param name="Options">The choices.</param>
/// <param name="First">Which is chosen to begin with.</param>
/// <param name="HasSlider">Whether a slider stands beneath, where scripts run.</param>
public sealed record SwitchAxis(string Key, string Name, IReadOnlyList<string> Options, int First, bool HasSlider = false)
{
    /// <summary>Class of a picture that shows for one choice.</summary>
    public string ClassOf(int option) => $"{Key}{option}{(option == First ? "" : " later")}";
}
