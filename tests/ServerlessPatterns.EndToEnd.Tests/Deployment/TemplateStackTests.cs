using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>The interpreter refuses what CloudFormation refuses, and what it does not know.</summary>
public sealed class TemplateStackTests(AwsEmulator emulator)
{
    private const string Queue = """ "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 60 } } """;

    [Fact]
    public async Task Resources_that_refer_to_each_other_in_a_circle_are_refused()
    {
        var error = await RefusedAsync("""
            "A": { "Type": "AWS::SQS::Queue", "Properties": { "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["B", "Arn"] }, "maxReceiveCount": 5 } } },
            "B": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Fn::Sub": "alias/${C.QueueName}" } } },
            "C": { "Type": "AWS::SQS::Queue", "DependsOn": "A" }
            """);

        Assert.Equal("Circular dependency between resources: A -> B -> C -> A.", error);
    }

    [Theory]
    [InlineData(""" "Bucket": { "Type": "AWS::S3::Bucket" } """, "Bucket is a AWS::S3::Bucket, a type that the interpreter does not know.")]
    [InlineData(""" "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "Colour": "red" } } """, "Queue (AWS::SQS::Queue) has the property Colour, which the interpreter does not know.")]
    [InlineData(""" "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Ref": "Key" } } } """, "'Key' is no parameter of the template and no resource that its conditions let be.")]
    [InlineData(""" "Key": { "Type": "AWS::KMS::Key", "Condition": "Never" }, "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Ref": "Key" } } } """, "'Key' is no parameter of the template and no resource that its conditions let be.")]
    [InlineData(""" "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Fn::ImportValue": "key" } } } """, "The template's function Fn::ImportValue is not known here.")]
    [InlineData(Queue + """, "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "Fn::GetAtt": ["Queue", "Colour"] }] } } """, "Queue is a AWS::SQS::Queue, whose attribute Colour is not known here.")]
    [InlineData(""" "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": ["{{resolve:ssm:/nobody/writes/this}}"] } } """, "No parameter /nobody/writes/this, which {{resolve:ssm:/nobody/writes/this}} refers to. Is the stack that writes it deployed?")]
    [InlineData(""" "Topic": { "Type": "AWS::SNS::Topic" }, "Subscription": { "Type": "AWS::SNS::Subscription", "Properties": { "TopicArn": { "Ref": "Topic" }, "Protocol": "sqs", "Endpoint": "http://queue" } } """, "Subscription subscribes http://queue by the protocol sqs, not a queue by its ARN.")]
    public async Task What_cannot_be_resolved_is_refused_by_name(string resources, string error) => Assert.Equal(error, await RefusedAsync(resources));

    [Fact]
    public async Task A_standard_topic_delivers_to_no_FIFO_queue()
    {
        var error = await RefusedAsync("""
            "Topic": { "Type": "AWS::SNS::Topic" },
            "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "FifoQueue": true } },
            "Subscription": { "Type": "AWS::SNS::Subscription", "Properties": { "TopicArn": { "Ref": "Topic" }, "Protocol": "sqs", "Endpoint": { "Fn::GetAtt": ["Queue", "Arn"] } } }
            """);

        Assert.StartsWith("Subscription: the standard topic ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_reads_the_parameters_of_another_one_of_its_environment_and_not_its_own()
    {
        const string Written = """ "Written": { "Type": "AWS::SSM::Parameter", "Properties": { "Name": { "Fn::Sub": "/${Environment}/queue" }, "Type": "String", "Value": { "Ref": "Queue" } } } """;
        const string Reader = """ "Reader": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "Fn::Sub": "{{resolve:ssm:/${Environment}/queue}}" }] } } """;
        var environment = new StackEnvironment(emulator);

        await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(environment, "both", Template($"{Queue}, {Written}, {Reader}")));
        var owner = await TemplateStack.DeployAsync(environment, "owner", Template($"{Queue}, {Written}"));
        var reader = await TemplateStack.DeployAsync(environment, "reader", Template(Reader));

        Assert.Equal(owner.Resources["Queue"].Ref, reader.Resources["Reader"].Properties["Policies"]![0]!.ToString());
        await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "reader", Template(Reader)));
    }

    [Fact]
    public async Task What_a_condition_leaves_out_is_not_there()
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "conditions", Template("""
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
                "Tags": { "Fn::If": ["Never", "tags", { "Ref": "AWS::NoValue" }] },
                "Policies": [{ "Fn::If": ["Never", "one", { "Ref": "AWS::NoValue" }] }, { "Fn::If": ["Always", { "Fn::Sub": ["${Own}-${!Kept}-${AWS::Region}", { "Own": { "Ref": "Letters" } }] }, "two"] }] } },
            "Gone": { "Type": "AWS::SQS::Queue", "Condition": "Never" }
            """));

        Assert.Equal("Role", Assert.Single(stack.Resources).Key);
        Assert.Equal("""{"Policies":["abc-${Kept}-us-east-1"]}""", stack.Resources["Role"].Properties.ToJsonString());
    }

    [Fact]
    public async Task Texts_are_split_joined_and_selected_and_lists_are_lists()
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "texts", Template("""
            "Role": { "Type": "AWS::IAM::Role", "Properties": {
                "Policies": { "Ref": "List" },
                "Tags": [{ "Fn::Join": ["+", { "Fn::Split": ["b", { "Ref": "Letters" }] }] }, { "Fn::Select": [1, { "Ref": "List" }] }] } }
            """));

        Assert.Equal("""{"Policies":["x","y"],"Tags":["a\u002Bc","y"]}""", stack.Resources["Role"].Properties.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "Fn::Select": [3, { "Fn::Split": ["b", { "Ref": "Letters" }] }] }""", "cannot select a value that is not there.")]
    [InlineData("""{ "Fn::Sub": "${List}" }""", "The parameter List is a list, which is no text.")]
    [InlineData("""{ "Fn::Join": ["", { "Ref": "Letters" }] }""", "is no list of texts.")]
    public async Task Texts_that_are_not_there_or_none_are_refused(string value, string error)
        => Assert.EndsWith(error, await RefusedAsync($$$""" "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{{{value}}}] } } """), StringComparison.Ordinal);

    private static JsonElement Template(string resources)
    {
        using var document = JsonDocument.Parse($$"""
            {
              "Parameters": { "Environment": { "Type": "String" }, "Letters": { "Type": "String", "Default": "abc" }, "List": { "Type": "CommaDelimitedList", "Default": "x,y" } },
              "Conditions": { "Never": { "Fn::Equals": [{ "Ref": "Letters" }, ""] }, "Always": { "Fn::Not": [{ "Condition": "Never" }] } },
              "Resources": { {{resources}} }
            }
            """);
        return document.RootElement.Clone();
    }

    private async Task<string> RefusedAsync(string resources)
        => (await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "refused", Template(resources)))).Message;
}
