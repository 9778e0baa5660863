namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class AllowActionRulesTests
{
    private const string ActionRemedy = "write service:Action, such as s3:GetObject (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html)";
    private const string Names = "AWS::AccountId, AWS::Partition, AWS::Region, AWS::StackId, AWS::StackName, AWS::URLSuffix, Environment, OrganizationId";

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*:*")]
    [InlineData("GetObject")]
    [InlineData("s3:")]
    [InlineData("s3:Get Object")]
    public void What_is_no_action_is_flagged(string action)
        => UsageTest.Flags("SLP0021", $"'Writer': '{action}' is not an IAM action; {ActionRemedy}", Consumer($"[|\"{action}\"|], Resource = \"*\""));

    [Fact]
    public void An_action_without_a_resource_is_flagged_at_the_attribute()
        => UsageTest.Flags(
            "SLP0021",
            "'Writer': [AllowAction(\"s3:GetObject\")] names no Resource; give the ARN that the action is allowed on, or Resource = \"*\" for an action that knows no resource",
            "[QueueConsumer(\"q\"), [|AllowAction(\"s3:GetObject\")|]] class Writer { public void HandleAsync(string message) { } }");

    [Theory]
    [InlineData("my-bucket", "has the Resource 'my-bucket', which is no ARN; write an ARN, such as arn:${AWS::Partition}:s3:::my-bucket/*, or \"*\"")]
    [InlineData("arn:aws:s3:::${Bucket", "has the Resource 'arn:aws:s3:::${Bucket', in which a '${' is not closed; close it with '}'")]
    [InlineData("arn:aws:s3:::${Enviroment}", $"has the Resource 'arn:aws:s3:::${{Enviroment}}', and the template has nothing called 'Enviroment'; use one of {Names}; a '${{' of IAM's own is written '${{!'")]
    public void A_resource_that_is_none_is_flagged_at_it(string resource, string problem)
        => UsageTest.Flags("SLP0021", $"'Writer': [AllowAction(\"s3:GetObject\")] {problem}", Consumer($"\"s3:GetObject\", [|Resource = \"{resource}\"|]"));

    [Fact]
    public void Every_action_of_a_service_is_warned_of()
        => UsageTest.Flags(
            "SLP0023",
            "'Writer': [AllowAction(\"s3:*\")] allows every action of s3, deleting and administering included; name the actions that the class needs",
            Consumer("[|\"s3:*\"|], Resource = \"*\""));

    [Fact]
    public void Actions_on_their_resources_are_allowed()
        => UsageTest.Allows(
            """
            [QueueConsumer("q")]
            [AllowAction("s3:GetObject", Resource = "arn:${AWS::Partition}:s3:::invoices-${Environment}/*")]
            [AllowAction("s3:Get*", Resource = "arn:aws:s3:::${!aws:PrincipalOrgID}/*")]
            [AllowAction("ses:SendEmail", Resource = "*")]
            class Writer { public void HandleAsync(string message) { } }
            """);

    private static string Consumer(string arguments) => $$"""[QueueConsumer("q"), AllowAction({{arguments}})] class Writer { public void HandleAsync(string message) { } }""";
}
