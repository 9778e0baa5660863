namespace ServerlessPatterns;

/// <summary>
/// One more statement in the role of the class's function, beside what the pattern itself needs. The role of a class without this
/// attribute can do nothing but what its pattern does.
/// </summary>
/// <param name="action">
/// An IAM action, <c>service:Action</c>, such as <c>s3:GetObject</c>. See the
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">service
/// authorization reference</see>.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AllowActionAttribute(string action) : Attribute
{
    /// <summary>The IAM action.</summary>
    public string Action { get; } = action;

    /// <summary>
    /// The ARN that the action is allowed on; it may hold pseudo parameters such as <c>${AWS::Region}</c> and <c>${AWS::AccountId}</c>,
    /// and the template's parameters, such as <c>${Environment}</c>. It must be given: an action on every resource is written
    /// <c>Resource = "*"</c>.
    /// </summary>
    public string? Resource { get; set; }
}
