namespace Sufficiency.Engine.Storage;

/// <summary>The actions that a run was made with.</summary>
/// <param name="File">Name of their file.</param>
/// <param name="Text">The whole file, those actions too that the run left out.</param>
/// <param name="Taken">The actions that were taken, in the order of the file.</param>
public sealed record RecordedActions(string File, string Text, IReadOnlyList<RecordedAction> Taken);

/// <summary>An action in words.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Challenge">The challenge that it answers.</param>
/// <param name="Starts">First academic year with an effect.</param>
/// <param name="Reach">Whom it reaches.</param>
/// <param name="Effects">What it changes.</param>
/// <param name="Cost">What it costs itself.</param>
/// <param name="Source">Where its figures come from, and how sure they are.</param>
public sealed record RecordedAction(string Id, string Name, string Challenge, int Starts, string Reach, string Effects, string Cost,
    string Source);
