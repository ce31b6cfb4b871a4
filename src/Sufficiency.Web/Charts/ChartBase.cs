using Microsoft.AspNetCore.Components;

namespace Sufficiency.Web.Charts;

/// <summary>What every chart is told by.</summary>
public abstract class ChartBase : ComponentBase
{
    /// <summary>Name of its element; no other chart of the page has it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What it shows, in a few words.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What it says to those who do not see it, and how to read it.</summary>
    [Parameter]
    public string Description { get; set; } = "";
}
