/** A county with a folder of guides and one place. */
export const guideCounty = `kind: layer
region: { code: "990101", name: 示例县, level: county }
extends: national@2019
effective: 2026-12-01
contact: { office: 办公室, phone: 0990-1234567, complaint: "12333" }
guides: guides
places:
  - { id: 县大厅, name: 示例县政务服务中心, address: 示例路1号, hours: 工作日9:00–17:00, phone: 0990-1234567 }
`;
