namespace Sufficiency.OpenData.Recipe;

/// <summary>One part of a build: reads sources and tables already built, writes tables of one pack.</summary>
internal interface IPackStep
{
    /// <summary>What it does, in a few words for the progress line.</summary>
    string Name { get; }

    /// <summary>Whether the pack has tables of this step of its own; a scenario takes the others from its parent.</summary>
    bool AppliesTo(PackDefinition pack);

    /// <summary>Writes the tables.</summary>
    void Run(PackContext context);
}
