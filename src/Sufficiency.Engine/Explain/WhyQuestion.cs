namespace Sufficiency.Engine.Explain;

/// <summary>What a question is about.</summary>
public enum WhyTopic
{
    /// <summary>Why pupils of a town lack places of the authority's own.</summary>
    Lack,

    /// <summary>Why a scheme is built or not, and what would change that.</summary>
    Scheme,

    /// <summary>What a town gets, and where its pupils go.</summary>
    Town,

    /// <summary>Who fills a school, and what one more place there brings.</summary>
    School,
}

/// <summary>A question about a run; what is not named is chosen from the run.</summary>
/// <param name="Topic">What it is about.</param>
public sealed record WhyQuestion(WhyTopic Topic)
{
    /// <summary>Town, by its name or a part of it.</summary>
    public string? Town { get; init; }

    /// <summary>Need, by its SEN2 code or a part of its name.</summary>
    public string? Need { get; init; }

    /// <summary>Phase, by its code or a part of its name.</summary>
    public string? Phase { get; init; }

    /// <summary>First calendar year of the academic year; null for the last planned one.</summary>
    public int? Year { get; init; }

    /// <summary>Scheme, by its identifier or a part of its name.</summary>
    public string? Scheme { get; init; }

    /// <summary>School, by its identifier or a part of its name.</summary>
    public string? School { get; init; }
}
