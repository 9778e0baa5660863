namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>The clauses of an update expression.</summary>
internal enum UpdateVerb
{
    Set,
    Remove,
    Add,
    Delete,
}
