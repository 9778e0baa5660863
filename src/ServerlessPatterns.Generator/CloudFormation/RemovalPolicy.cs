namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>What CloudFormation does with a resource that leaves the template, or that it must replace.</summary>
internal enum RemovalPolicy
{
    /// <summary>The resource holds nothing of its own; CloudFormation's default holds.</summary>
    Unstated,

    /// <summary>It is deleted with what it holds.</summary>
    Delete,

    /// <summary>It stays with what it holds, except where its creation was rolled back, when it holds nothing yet.</summary>
    Retain,

    /// <summary>It stays in any case: it cannot be deleted while it is protected, or others have come to need it.</summary>
    RetainAlways,
}
