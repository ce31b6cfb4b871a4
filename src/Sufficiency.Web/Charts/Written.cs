using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Sufficiency.Web.Charts;

/// <summary>A text of a drawing, because Razor keeps the element's name for itself.</summary>
public sealed class Written : ComponentBase
{
    /// <summary>Across.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Down, to the foot of its letters.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>How it looks: label, value, tick or cell, with middle or end.</summary>
    [Parameter]
    public string Class { get; set; } = "label";

    /// <summary>What is written.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Svg.N(X));
        builder.AddAttribute(3, "y", Svg.N(Y));
        builder.AddContent(4, Text);
        builder.CloseElement();
    }
}
