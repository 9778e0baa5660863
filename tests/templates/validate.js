'use strict';

// Validates every template of a folder and prints what was found as JSON:
//   { "<file>": [{ "validator", "rule", "resource", "message" }], … }
// Two validators: AWS's own offline one in strict mode, and cdk-nag's AwsSolutions and Serverless packs. A finding that has a written reason
// is left out: for the former in exceptions.json, for the latter in the resource's Metadata.cdk_nag. A reason that meets no finding is a
// finding itself. All files in one run, because it takes seconds to begin.

const fs = require('node:fs');
const path = require('node:path');
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks, ServerlessChecks } = require('cdk-nag');

// The validator comes inside aws-cdk-lib's package.
const { RegoEngine, TemplateFile } = require(
  require.resolve('@aws/cloudformation-validate', { paths: [path.dirname(require.resolve('aws-cdk-lib/package.json'))] }));

const given = {
  AccessLogsBucket: 'shop-access-logs',
  AlarmTopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
  CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0000-1111-2222-333344445555',
  Environment: 'production',
  IngressCidr: '203.0.113.0/24',
  LoadBalancerScheme: 'internal',
  LogRetentionDays: '365',
  OrganizationId: 'o-a1b2c3d4e5',
  SubnetIds: 'subnet-0a1b2c3d4e5f60718,subnet-1a1b2c3d4e5f60718',
  UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbCdEf123',
  VpcId: 'vpc-0a1b2c3d4e5f60718',
  WebAclArn: 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/guard/0a1b2c3d-0000-1111-2222-333344445555',
};

// Each template is validated with each of these, but for a listener where it takes none: that stands in the place of what a load balancer is made of.
const { AccessLogsBucket, CertificateArn, SubnetIds, VpcId, ...others } = given;
const parameters = {
  defaults: {},
  given,
  listener: { ...others, ListenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/0a1b2c3d4e5f6071/8192a3b4c5d6e7f8' },
};
const exceptions = require('./exceptions.json');
const usedExceptions = new Set();

function validateOffline(engine, file, template) {
  const findings = [];
  for (const [set, parameterOverrides] of Object.entries(parameters)) {
    if (set === 'listener' && !template.Parameters.ListenerArn) {
      continue;
    }

    const report = engine.validateTemplate(new TemplateFile(file), {
      strict: true,
      severityLevel: 'INFO',
      parameterOverrides,
    });
    for (const { ruleId, entity, message } of report.diagnostics) {
      const resource = entity?.logicalId ?? '';
      const exception = exceptions.find(one => one.rule === ruleId
        && (!one.entity || one.entity === resource)
        && (!one.resourceType || one.resourceType === template.Resources[resource]?.Type)
        && (!one.with || one.with.includes(set)));
      if (exception) {
        usedExceptions.add(exception);
      } else {
        findings.push({ validator: 'cloudformation-validate', rule: ruleId, resource, message });
      }
    }
  }

  return findings;
}

function validateByPacks(file, template) {
  const findings = [];
  const used = new Set();
  const reasons = id => template.Resources[id].Metadata?.cdk_nag?.rules_to_suppress ?? [];
  for (const Pack of [AwsSolutionsChecks, ServerlessChecks]) {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    try {
      new CfnInclude(stack, 'Template', { templateFile: file });
    } catch (error) {
      return [{ validator: 'aws-cdk-lib', rule: 'CfnInclude', resource: '', message: error.message }];
    }

    for (const violation of new Pack(app).validateScope(stack).violations) {
      const [, rule, detail] = /^([^[]*)(?:\[(.*)\])?$/.exec(violation.ruleName);
      for (const { constructPath } of violation.violatingConstructs ?? violation.violatingResources) {
        const resource = constructPath.split('/').pop();
        const reason = reasons(resource).find(one => one.id === rule && (!one.applies_to || one.applies_to.includes(detail)));
        if (reason) {
          used.add(reason);
        } else {
          findings.push({ validator: Pack.name, rule, resource, message: `${violation.description} ${detail ?? ''}` });
        }
      }
    }
  }

  for (const id of Object.keys(template.Resources)) {
    for (const reason of reasons(id).filter(one => !used.has(one))) {
      findings.push({ validator: 'exceptions', rule: reason.id, resource: id, message: `Nothing is found that this excepts: ${reason.reason}` });
    }
  }

  return findings;
}

function main(directory) {
  const engine = new RegoEngine();
  const report = {};
  for (const name of fs.readdirSync(directory).filter(one => one.endsWith('.json')).sort()) {
    const file = path.join(directory, name);
    const template = JSON.parse(fs.readFileSync(file, 'utf8'));
    report[name] = [...validateOffline(engine, file, template), ...validateByPacks(file, template)];
  }

  engine.free();
  report['exceptions.json'] = exceptions
    .filter(one => !usedExceptions.has(one))
    .map(one => ({ validator: 'exceptions', rule: one.rule, resource: '', message: `Nothing is found that this excepts: ${one.reason}` }));
  process.stdout.write(JSON.stringify(report));
}

main(process.argv[2]);
